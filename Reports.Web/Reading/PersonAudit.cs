using System.Security.Claims;
using Reports.Web.AppStore;

namespace Reports.Web.Reading;

/// <summary>Records in the audit log whose personal data a viewer was shown. <see cref="ReportAccess"/> calls it for every read.</summary>
/// <param name="trail">The audit log.</param>
public sealed class PersonAudit(AuditTrail trail)
{
    /// <summary>Records which persons were shown; nothing when none were.</summary>
    /// <param name="user">Who looks.</param>
    /// <param name="action"><c>page</c> or <c>export</c>.</param>
    /// <param name="learners">Whose data.</param>
    /// <param name="request">Its address is kept without free text.</param>
    public Task RecordAsync(
        ClaimsPrincipal user,
        string action,
        string subject,
        IReadOnlyCollection<ShownLearner> learners,
        HttpRequest request,
        CancellationToken cancellationToken) => learners.Count == 0
            ? Task.CompletedTask
            : trail.AddAsync(user.Identity?.Name ?? "", action, subject, AddressOf(request), learners, cancellationToken);

    /// <summary>Path and filters. Search texts are left out, because they may be names.</summary>
    public static string AddressOf(HttpRequest request) => request.Path + QueryString.Create(
        request.Query.Where(pair => ReportFilter.Keys.Contains(pair.Key)).SelectMany(
            pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value)));
}
