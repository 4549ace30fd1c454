using System.Runtime.CompilerServices;
using System.Security.Claims;
using Reports.Web.Access;
using Warehouse.Sql.Core;
using Warehouse.Sql.Reading;

namespace Reports.Web.Reading;

/// <summary>
/// Reads reports for pages and exports. It is the only place of the site that does: it makes the scope, checks the
/// roles of the header, binds the moment of knowledge and records whose personal data was shown.
/// </summary>
/// <param name="reader">The warehouse's reports.</param>
/// <param name="viewer">Makes scopes.</param>
/// <param name="audit">The audit log.</param>
/// <param name="http">The current request.</param>
public sealed class ReportAccess(ReportReader reader, Viewer viewer, PersonAudit audit, IHttpContextAccessor http, TimeProvider time)
{
    /// <summary>The clock.</summary>
    public TimeProvider Time => time;

    /// <summary>The report of that name.</summary>
    /// <param name="name">File name without ending.</param>
    public Report? Find(string name) => reader.Find(name);

    /// <summary>Reads a report for a viewer.</summary>
    /// <param name="extra">Values for parameters that the filter does not have.</param>
    /// <param name="action">Its name in the audit log.</param>
    /// <exception cref="ReportClosedException">The viewer's role may not read it.</exception>
    public async Task<ReportTable> ReadAsync(
        string name,
        ClaimsPrincipal user,
        ReportFilter filter,
        IReadOnlyList<(string Name, object? Value)> extra,
        CancellationToken cancellationToken,
        string action = "page")
    {
        var asked = await AskAsync(name, user, filter, extra, cancellationToken);
        var table = await reader.ReadAsync(asked.Report, asked.Scope, filter.AsOf, asked.Parameters, cancellationToken);
        await RecordAsync(user, action, table, cancellationToken);
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
        var recorded = new HashSet<string>(StringComparer.Ordinal);
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
            await RecordAsync(user, action, table, cancellationToken, recorded);
            return table;
        }
    }

    private async Task<(Report Report, Scope Scope, Dictionary<string, object?> Parameters)> AskAsync(
        string name, ClaimsPrincipal user, ReportFilter filter, IReadOnlyList<(string Name, object? Value)> extra, CancellationToken cancellationToken)
    {
        var report = reader.Find(name) ?? throw new KeyNotFoundException($"There is no report '{name}'.");
        if (!Viewer.MayRead(user, report))
        {
            throw new ReportClosedException(report);
        }

        var parameters = filter.Parameters();
        foreach (var (key, value) in extra)
        {
            parameters[key] = value;
        }

        // Last, so that an address cannot set it.
        parameters["sees_persons"] = Roles.MaySeePersons(user) ? 1 : 0;
        return (report, await viewer.ScopeOfAsync(user, cancellationToken), parameters);
    }

    /// <summary>Records the persons of a table, except those that were recorded for the same response.</summary>
    private async Task RecordAsync(
        ClaimsPrincipal user, string action, ReportTable table, CancellationToken cancellationToken, HashSet<string>? recorded = null)
    {
        IReadOnlyCollection<string> persons = PersonAudit.PersonsIn(table);
        if (recorded is not null)
        {
            persons = [.. persons.Where(recorded.Add)];
        }

        if (persons.Count > 0 && http.HttpContext is { } context)
        {
            await audit.RecordAsync(user, action, table.Report.Name, persons, context.Request, cancellationToken);
        }
    }
}

/// <summary>The viewer's role may not read a report.</summary>
public sealed class ReportClosedException(Report report) : RefusedException($"Report '{report.Name}' is for {string.Join(", ", report.Roles)}.")
{
    /// <inheritdoc/>
    public override int Status => StatusCodes.Status403Forbidden;
}
