using Warehouse.Sql.Catalogue;

namespace Warehouse.Sql.Facts;

/// <summary>A fact of one learner in a group: what later loads changed of it is listed row by row beside an edition.</summary>
public abstract class LearnerFact : Fact
{
    /// <summary>What one row is, in Russian.</summary>
    public abstract string RowTitle { get; }

    /// <summary>Kind of the trace of a row.</summary>
    public abstract string Trace { get; }

    /// <summary>Marts whose readers a changed row bears on.</summary>
    public virtual IReadOnlyList<string> Marts => [];

    /// <summary>Days on which a row begins to count, the first that is given.</summary>
    public virtual IReadOnlyList<string> FirstDay => ["date_key"];

    /// <summary>Days until which a row counts, the first that is given; without one it counts on.</summary>
    public virtual IReadOnlyList<string> LastDay => FirstDay;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Kinds => ["fact", "learner_fact"];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Words => new Dictionary<string, string>(base.Words)
    {
        ["row_title"] = RowTitle,
        ["trace"] = Trace,
        ["tables"] = string.Join(", ", [Table, .. Marts]),
    };

    /// <inheritdoc/>
    protected override Dictionary<string, IReadOnlyList<Column>> MakeLists()
    {
        var lists = base.MakeLists();
        var teacher = Member("teacher");
        Column[] teachers = [.. Values.Where(column => column == teacher)];
        lists["carried"] = [.. Values.Where(column => column == Member("group") || column == Member("learner") || column == teacher)];
        lists["teacher"] = teachers;
        lists["no_teacher"] = teachers.Length == 0 ? [teacher] : [];
        lists["trace_keys"] = [.. Key.Where(column => column.Type != ColumnType.Code)];
        lists["trace_number"] = [.. Key.Where(column => column.Type == ColumnType.Code)];
        lists["first_day"] = [.. FirstDay.Select(Of)];
        lists["last_day"] = [.. LastDay.Select(Of)];
        return lists;
    }

    private Column Of(string name) => Key.Concat(Values).First(column => column.Name == name);
}
