using Warehouse.Sql.Differences;
using Warehouse.Sql.Indicators;

namespace Reports.Web.SelfAssessment.Editions;

/// <summary>Finds the changed rows behind the differences of one edition; each kind of rows is read once for all of them.</summary>
/// <param name="reader">Values of indicators.</param>
/// <param name="changes">Rows that loads changed.</param>
/// <param name="query">The query of today.</param>
/// <param name="moment">The edition's moment of data.</param>
internal sealed class DifferenceSearch(AssessmentReader reader, ChangeReader changes, AssessmentQuery query, DateTimeOffset moment)
{
    private readonly Dictionary<string, IReadOnlyList<ChangedRow>> _read = new(StringComparer.Ordinal);

    // A form of hundreds of cells has few indicators: each is opened once for all its cells.
    private readonly Dictionary<(string Code, int Year, DateTimeOffset? AsOf), ILookup<(string Line, string Column), IndicatorRow>> _opened = [];

    private readonly Dictionary<(string Code, bool IsFact), IReadOnlyList<ChangedRow>> _changes = [];

    private IReadOnlyList<LaterFile>? _files;

    /// <summary>Changed facts of the rows that differ behind a cell.</summary>
    public async Task<IReadOnlyList<ChangedRow>> FactsAsync(AssessmentValue cell, CancellationToken cancellationToken)
    {
        var now = Sums(await OpenAsync(cell, null, cancellationToken));
        var then = Sums(await OpenAsync(cell, moment, cancellationToken));
        var differing = now.Keys.Union(then.Keys).Where(key => now.GetValueOrDefault(key) != then.GetValueOrDefault(key)).ToHashSet();
        var shapes = differing.Select(Shape).Distinct().ToList();
        return differing.Count == 0 ? [] : [.. (await ChangesAsync(cell.Indicator, isFact: true, cancellationToken))
            .Where(change => change.IsOf(cell.Year) && shapes.Any(shape => differing.Contains(Key(change, shape))))];
    }

    /// <summary>
    /// Changed members of the dimensions that the statement reads, in the attributes that it names. A new member counts
    /// only when it is among the rows behind the figure.
    /// </summary>
    public async Task<IReadOnlyList<ChangedRow>> MembersAsync(AssessmentValue cell, CancellationToken cancellationToken)
    {
        var names = ChangeKind.NamesIn(cell.Indicator);
        var rows = (await OpenAsync(cell, null, cancellationToken)).ToList();
        var (teachers, learners) = (Keys(rows, row => row.TeacherKey), Keys(rows, row => row.LearnerKey));
        var (groups, programmes) = (Keys(rows, row => row.GroupKey), Keys(rows, row => row.ProgrammeKey));
        return [.. (await ChangesAsync(cell.Indicator, isFact: false, cancellationToken))
            .Where(change => change.IsOf(cell.Year) && (change.WasKnown || Stands(change)))
            .Select(change => change with
            {
                Attributes = [.. change.Attributes.Where(attribute => names.Contains(attribute.Name) && attribute.Was != attribute.Now)],
            })
            .Where(change => change.Attributes.Count > 0)];

        bool Stands(ChangedRow change) => Among(teachers, change.TeacherKey) && Among(learners, change.LearnerKey)
            && Among(groups, change.GroupKey) && Among(programmes, change.ProgrammeKey);

        static bool Among(HashSet<long> present, long? key) => key is null || present.Count == 0 || present.Contains(key.Value);
    }

    /// <summary>Later files with feeds that the statement reads; all later files when there are none.</summary>
    public async Task<IReadOnlyList<LaterFile>> FilesAsync(Indicator indicator, CancellationToken cancellationToken)
    {
        var feeds = changes.Kinds.Where(kind => kind.BearsOn(indicator)).SelectMany(kind => kind.Feeds).ToHashSet(StringComparer.Ordinal);
        var files = _files ??= await changes.FilesAsync(moment, query.ForWarehouse(query.Year), cancellationToken);
        var near = files.Where(file => feeds.Contains(file.Feed)).ToList();
        return near.Count > 0 ? near : files;
    }

    /// <summary>Distinct keys of one kind among rows; empty when the rows have no such key.</summary>
    private static HashSet<long> Keys(IReadOnlyList<IndicatorRow> rows, Func<IndicatorRow, long?> key) => [.. rows.Select(key).OfType<long>()];

    private static (bool Programme, bool Group, bool Learner, bool Teacher) Shape(IndicatorRow row) =>
        (row.ProgrammeKey is not null, row.GroupKey is not null, row.LearnerKey is not null, row.TeacherKey is not null);

    private static IndicatorRow Key(ChangedRow change, (bool Programme, bool Group, bool Learner, bool Teacher) shape) => new(
        null,
        null,
        shape.Programme ? change.ProgrammeKey : null,
        shape.Group ? change.GroupKey : null,
        shape.Learner ? change.LearnerKey : null,
        shape.Teacher ? change.TeacherKey : null);

    private static Dictionary<IndicatorRow, (long Numerator, long Denominator)> Sums(IEnumerable<IndicatorRow> rows) => rows
        .GroupBy(row => row with { Numerator = null, Denominator = null })
        .ToDictionary(same => same.Key, same => (same.Sum(row => row.Numerator ?? 0), same.Sum(row => row.Denominator ?? 0)));

    private async Task<IEnumerable<IndicatorRow>> OpenAsync(AssessmentValue cell, DateTimeOffset? asOf, CancellationToken cancellationToken)
    {
        var asked = (cell.Indicator.Code, cell.Year, asOf);
        if (!_opened.TryGetValue(asked, out var cells))
        {
            cells = await reader.OpenAsync(query with { Year = cell.Year, FirstYear = cell.Year, AsOf = asOf }, cell.Indicator, cancellationToken);
            _opened[asked] = cells;
        }

        return cells[(cell.Line, cell.Column)];
    }

    private async Task<IReadOnlyList<ChangedRow>> ChangesAsync(Indicator indicator, bool isFact, CancellationToken cancellationToken)
    {
        if (_changes.TryGetValue((indicator.Code, isFact), out var known))
        {
            return known;
        }

        var found = new List<ChangedRow>();
        foreach (var kind in changes.Kinds.Where(kind => kind.IsFact == isFact && kind.BearsOn(indicator)))
        {
            if (!_read.TryGetValue(kind.File.Name, out var rows))
            {
                rows = await changes.ReadAsync(kind, moment, query.ForWarehouse(query.Year), cancellationToken);
                _read[kind.File.Name] = rows;
            }

            found.AddRange(rows);
        }

        return _changes[(indicator.Code, isFact)] = found;
    }
}
