using System.Security.Claims;
using Reports.Web.Access;
using Warehouse.Sql.Reading;

namespace Reports.Web.Reading;

/// <summary>
/// Where pages and exports ask for reports, and the only place of the site that reads them: it makes the scope, checks the
/// roles of the header, gives the moment of knowledge and records whose personal data was shown.
/// </summary>
/// <param name="reader">The warehouse's reports.</param>
/// <param name="viewer">Makes scopes.</param>
/// <param name="audit">The journal of access.</param>
/// <param name="http">The request that is answered.</param>
/// <param name="time">The clock.</param>
public sealed class ReportDesk(ReportReader reader, Viewer viewer, PersonAudit audit, IHttpContextAccessor http, TimeProvider time)
{
    /// <summary>The clock.</summary>
    public TimeProvider Time => time;

    /// <summary>The report of that name.</summary>
    /// <param name="name">File name without ending.</param>
    public Report? Find(string name) => reader.Find(name);

    /// <summary>Reads a report for a viewer.</summary>
    /// <param name="name">The report.</param>
    /// <param name="user">The viewer.</param>
    /// <param name="filter">What they chose.</param>
    /// <param name="extra">Values for parameters that the filter does not have.</param>
    /// <param name="action">What the journal of access calls it.</param>
    /// <exception cref="ReportClosedException">The viewer's role may not read it.</exception>
    public async Task<ReportTable> ReadAsync(
        string name,
        ClaimsPrincipal user,
        ReportFilter filter,
        IReadOnlyList<(string Name, object? Value)> extra,
        CancellationToken cancellationToken,
        string action = "page")
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

        // Last, so that no address can ask for names on its own.
        parameters["sees_persons"] = Roles.MaySeePersons(user) ? 1 : 0;
        var scope = await viewer.ScopeOfAsync(user, cancellationToken);
        var table = await reader.ReadAsync(name, scope, filter.AsOf, parameters, cancellationToken);
        if (PersonAudit.PersonsIn(table) is { Count: > 0 } persons && http.HttpContext is { } context)
        {
            await audit.RecordAsync(user, action, name, persons, context.Request, cancellationToken);
        }

        return table;
    }
}

/// <summary>The viewer's role may not read a report.</summary>
/// <param name="report">The report.</param>
public sealed class ReportClosedException(Report report) : Exception($"Report '{report.Name}' is for {string.Join(", ", report.Roles)}.");
