using Warehouse.Sql.Catalogue;

namespace Warehouse.Sql.Facts;

/// <summary>
/// A fact, declared once: the statements that load it, keep its history and read its past are rendered from here. A pair of migration
/// scripts makes its tables; its rows come by the feed of its <see cref="Declaration.Name"/>.
/// </summary>
public abstract class Fact : Declaration
{
    private static readonly Column Organisation = Member("organisation", "org_key");
    private static readonly Column[] Correction = [Code("corrected_on"), Text("corrected_by"), Text("correction_reason")];
    private static readonly Column[] Origin = [Number("load_file_key"), Number("line_no")];
    private IReadOnlyDictionary<string, IReadOnlyList<Column>>? _lists;

    /// <summary>Its table; the earlier versions stand in the table of that name with <c>_revision</c>.</summary>
    public abstract string Table { get; }

    /// <summary>What people call it, in Russian.</summary>
    public abstract string Title { get; }

    /// <summary>The natural key.</summary>
    public abstract IReadOnlyList<Column> Key { get; }

    /// <summary>What a row says beside its key, without the columns of every fact: organisation, correction, file and line.</summary>
    public abstract IReadOnlyList<Column> Values { get; }

    /// <summary>
    /// Which groups' marts a row bears on: the groups whose column of this name in <c>dim_group</c> has the row's value. With several
    /// names any of them is enough. Every path that changes a fact takes the rule from here.
    /// </summary>
    public virtual IReadOnlyList<string> Refreshes => ["group_key"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Kinds => ["fact"];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Words => new Dictionary<string, string> { ["table"] = Table, ["title"] = Title };

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, IReadOnlyList<Column>> Lists => _lists ??= MakeLists();

    /// <summary>The lists of templates.</summary>
    protected virtual Dictionary<string, IReadOnlyList<Column>> MakeLists()
    {
        Column[] organisation = Key.Contains(Organisation) ? [] : [Organisation];
        Column[] staged = [.. Key, .. Values, .. organisation, .. Correction];
        Column[] columns = [.. staged, .. Origin];
        return new Dictionary<string, IReadOnlyList<Column>>
        {
            ["key"] = Key,
            ["columns"] = columns,
            ["compared"] = [.. Values, .. Correction],
            ["removal"] = [.. Key, .. organisation, .. Correction, .. Origin],
            ["members"] = [.. columns.Where(column => column.Dimension is not null)],
            ["others"] = [.. columns.Where(column => column.Dimension is null)],
            ["refreshes"] = [.. columns.Where(column => Refreshes.Contains(column.Name))],
            ["integers"] = [.. staged.Where(column => column.Type == ColumnType.Integer)],
            ["amounts"] = [.. staged.Where(column => column.Type == ColumnType.Amount)],
            ["codes"] = [.. staged.Where(column => column.Type == ColumnType.Code)],
            ["texts"] = [.. staged.Where(column => column.Type == ColumnType.Text)],
        };
    }
}
