using System.Runtime.CompilerServices;
using System.Security.Claims;
using Microsoft.Extensions.Options;
using Reports.Web.Access;
using Reports.Web.AppStore;
using Reports.Web.Configuration;
using Warehouse.Sql.Core;
using Warehouse.Sql.Reading;

namespace Reports.Web.Reading;

/// <summary>
/// Reads reports for pages and exports. It is the only place of the site that does: it makes the scope, checks the
/// roles of the header, binds the moment of knowledge and records whose personal data was shown.
/// </summary>
/// <param name="reader">The warehouse's reports.</param>
/// <param name="viewer">Makes scopes.</param>
/// <param name="codes">Codes of learners that a report gives the keys of.</param>
/// <param name="audit">The audit log.</param>
/// <param name="http">The current request.</param>
/// <param name="options">Settings that are parameters of statements.</param>
public sealed class ReportAccess(
    ReportReader reader, Viewer viewer, LearnerCodes codes, PersonAudit audit, IHttpContextAccessor http, TimeProvider time, IOptions<ReportsOptions> options)
{
    /// <summary>The clock.</summary>
    public TimeProvider Time => time;

    /// <summary>The report of that name.</summary>
    /// <param name="name">File name without ending.</param>
    public Report? Find(string name) => reader.Find(name);

    /// <summary>Reads a report for a viewer.</summary>
    /// <param name="extra">Values for parameters that the filter does not have.</param>
    /// <param name="action">Its name in the audit log; null when the page only counts the rows or picks from them and says itself by
    /// <see cref="ShowAsync"/> whom it shows.</param>
    /// <exception cref="ReportClosedException">The viewer's role may not read it.</exception>
    public async Task<ReportTable> ReadAsync(
        string name,
        ClaimsPrincipal user,
        ReportFilter filter,
        IReadOnlyList<(string Name, object? Value)> extra,
        CancellationToken cancellationToken,
        string? action = "page")
    {
        var asked = await AskAsync(name, user, filter, extra, cancellationToken);
        var table = await reader.ReadAsync(asked.Report, asked.Scope, filter.AsOf, asked.Parameters, cancellationToken);
        if (action is not null)
        {
            await RecordAsync(user, action, table, asked.Learner, cancellationToken);
        }

        return table;
    }

    /// <summary>Records learners whom a page shows beside what it read through here.</summary>
    /// <param name="subject">The report or the page.</param>
    /// <param name="learnerKeys">Whom.</param>
    public async Task ShowAsync(ClaimsPrincipal user, string subject, IReadOnlyCollection<long> learnerKeys, CancellationToken cancellationToken) =>
        await RecordAsync(user, "page", subject, await LearnersAsync(user, learnerKeys, [], cancellationToken), cancellationToken);

    /// <summary>Reads a part of a report in an order of its own. All rows are read, no more are held than lie up to the end of the part.</summary>
    /// <param name="extra">Values for parameters that the filter does not have.</param>
    /// <param name="sort">The order, by a column that the report shows.</param>
    /// <param name="part">Rows before it and rows of it.</param>
    public async Task<ReportTable> ReadSortedAsync(
        string name,
        ClaimsPrincipal user,
        ReportFilter filter,
        IReadOnlyList<(string Name, object? Value)> extra,
        RowSort sort,
        (int Skip, int Take) part,
        CancellationToken cancellationToken)
    {
        var asked = await AskAsync(name, user, filter, extra, cancellationToken);
        var column = sort.Shown(asked.Report) ?? throw new ArgumentException($"Report '{name}' shows no column '{sort.Column}'.", nameof(sort));
        var order = Comparer<(object? Value, long Place)>.Create((one, other) =>
            sort.Compare(one.Value, other.Value) is var by and not 0 ? by : one.Place.CompareTo(other.Place));

        // The last of those that are held is the first to go.
        var held = new PriorityQueue<ReportRow, (object? Value, long Place)>(Comparer<(object? Value, long Place)>.Create((one, other) => order.Compare(other, one)));
        var (most, place) = (part.Skip + part.Take, 0L);
        await foreach (var row in reader.StreamAsync(asked.Report, asked.Scope, filter.AsOf, asked.Parameters, cancellationToken))
        {
            if (held.Count < most)
            {
                held.Enqueue(row, (row[column], place++));
            }
            else
            {
                held.EnqueueDequeue(row, (row[column], place++));
            }
        }

        var table = new ReportTable(asked.Report, [.. held.UnorderedItems.OrderBy(item => item.Priority, order).Skip(part.Skip).Select(item => item.Element)]);
        await RecordAsync(user, "page", table, asked.Learner, cancellationToken);
        return table;
    }

    /// <summary>
    /// Reads a report of any length for a viewer, portion by portion. The persons of a portion are in the audit log
    /// before it is returned.
    /// </summary>
    /// <param name="extra">Values for parameters that the filter does not have.</param>
    /// <param name="rows">Rows of the first portion and of each further one.</param>
    /// <param name="action">Its name in the audit log.</param>
    /// <exception cref="ReportClosedException">The viewer's role may not read it.</exception>
    public async IAsyncEnumerable<ReportTable> PortionsAsync(
        string name,
        ClaimsPrincipal user,
        ReportFilter filter,
        IReadOnlyList<(string Name, object? Value)> extra,
        (int First, int Next) rows,
        string action,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var asked = await AskAsync(name, user, filter, extra, cancellationToken);
        var recorded = new HashSet<ShownLearner>();
        var (portion, most) = (new List<ReportRow>(), rows.First);
        await foreach (var row in reader.StreamAsync(asked.Report, asked.Scope, filter.AsOf, asked.Parameters, cancellationToken))
        {
            portion.Add(row);
            if (portion.Count == most)
            {
                yield return await RecordedAsync();
                most = rows.Next;
                portion = [];
            }
        }

        yield return await RecordedAsync();

        async Task<ReportTable> RecordedAsync()
        {
            var table = new ReportTable(asked.Report, portion);
            await RecordAsync(user, action, table, asked.Learner, cancellationToken, recorded);
            return table;
        }
    }

    private async Task<(Report Report, Scope Scope, Dictionary<string, object?> Parameters, long? Learner)> AskAsync(
        string name, ClaimsPrincipal user, ReportFilter filter, IReadOnlyList<(string Name, object? Value)> extra, CancellationToken cancellationToken)
    {
        var report = reader.Find(name) ?? throw new KeyNotFoundException($"There is no report '{name}'.");
        if (!Viewer.MayRead(user, report) || ReportPersons.IsSilent(report))
        {
            throw new ReportClosedException(report);
        }

        var parameters = filter.Parameters();
        foreach (var (key, value) in extra)
        {
            parameters[key] = value;
        }

        // Last, so that an address cannot set them.
        foreach (var (key, value) in options.Value.TeacherWeights.Parameters)
        {
            parameters[key] = value;
        }

        parameters[ReportPersons.SeesPersons] = Roles.MaySeePersons(user) ? 1 : 0;

        // An engine takes the text «1.0» for the key 1: what is not a key is nobody's, or the audit log would not know whose rows these are.
        var learner = parameters.GetValueOrDefault(ReportPersons.Parameter) is { } asked ? asked is string ? -1 : Figures.Whole(asked) : null;
        parameters[ReportPersons.Parameter] = learner;
        return (report, await viewer.ScopeOfAsync(user, cancellationToken), parameters, learner);
    }

    /// <summary>Records the persons of a table, except those that were recorded for the same response.</summary>
    private async Task RecordAsync(
        ClaimsPrincipal user, string action, ReportTable table, long? learner, CancellationToken cancellationToken, HashSet<ShownLearner>? recorded = null)
    {
        var persons = await LearnersAsync(user, ReportPersons.KeysIn(table, learner), ReportPersons.CodesIn(table), cancellationToken);
        await RecordAsync(user, action, table.Report.Name, [.. recorded is null ? persons : persons.Where(recorded.Add)], cancellationToken);
    }

    /// <summary>
    /// Learners with their organisations, by key where the rows have it. Of a code that several organisations have, each is named: which of them was
    /// meant is not known, and none may miss that its learner was shown.
    /// </summary>
    private async Task<IReadOnlyCollection<ShownLearner>> LearnersAsync(
        ClaimsPrincipal user, IReadOnlyCollection<long> keys, IReadOnlyCollection<string> shown, CancellationToken cancellationToken)
    {
        if (keys.Count + shown.Count == 0)
        {
            return [];
        }

        var byKey = (await codes.ReadAsync(keys, [], Scope.Everything, cancellationToken)).Select(Shown).ToList();
        var rest = shown.Except(byKey.Select(learner => learner.Code), StringComparer.Ordinal).ToList();
        var byCode = rest.Count == 0 ? []
            : (await codes.ReadAsync([], rest, await viewer.ScopeOfAsync(user, cancellationToken), cancellationToken)).Select(Shown).ToList();
        return [.. byKey, .. byCode, .. rest.Except(byCode.Select(learner => learner.Code), StringComparer.Ordinal).Select(code => new ShownLearner(code, null))];

        static ShownLearner Shown(LearnerCode learner) => new(learner.Code, learner.Organisation);
    }

    private async Task RecordAsync(
        ClaimsPrincipal user, string action, string subject, IReadOnlyCollection<ShownLearner> persons, CancellationToken cancellationToken)
    {
        if (persons.Count > 0 && http.HttpContext is { } context)
        {
            await audit.RecordAsync(user, action, subject, persons, context.Request, cancellationToken);
        }
    }
}

/// <summary>The viewer's role may not read a report, or nobody may because it does not tell whom it shows.</summary>
public sealed class ReportClosedException(Report report) : RefusedException(report.Problem ?? $"Report '{report.Name}' is for {string.Join(", ", report.Roles)}.")
{
    /// <inheritdoc/>
    public override int Status => StatusCodes.Status403Forbidden;
}
