using System.Security.Claims;
using System.Text.Json;
using Ingest.Feeds.Checking;
using Reports.Web.Reading;

namespace Reports.Web.Uploads;

/// <summary>Finds learners whom the people of a file may be, among those that the viewer sees. Whoever is shown is in the audit log.</summary>
/// <param name="reports">Reads reports for the viewer.</param>
public sealed class LearnerFinder(ReportAccess reports)
{
    private const string Report = "learner-matches";

    // The organisation of rows that name none.
    private const long Usual = 1;

    /// <summary>Whom the people of a table may be.</summary>
    /// <param name="user">The viewer.</param>
    /// <param name="filter">The page's filter.</param>
    /// <param name="people">The people.</param>
    /// <param name="isShown">Whether the page shows them, and does not only check what was chosen.</param>
    /// <exception cref="ReportClosedException">The viewer may not look for learners.</exception>
    public async Task<IReadOnlyList<LearnerMatch>> FindAsync(
        ClaimsPrincipal user, ReportFilter filter, ReviewPeople people, bool isShown, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(people);
        var wanted = people.All.Select(person => new { kind = "name", code = LearnerMatch.Beginning(person) })
            .Concat(people.All.Select(person => new { kind = "snils", code = LearnerMatch.Digits(person.Snils) ?? "" }))
            .Where(one => one.code.Length > 0).Distinct().ToList();
        var rows = (await reports.ReadAsync(Report, user, filter, [("codes", JsonSerializer.Serialize(wanted))], cancellationToken, action: null)).As<MatchRow>();
        var learners = rows.Where(row => people.NamesOrganisation || row.OrganisationKey == Usual).GroupBy(row => row.LearnerKey).Select(Of).ToList();
        var matches = LearnerMatch.All(people, learners);
        if (isShown)
        {
            await reports.ShowAsync(user, Report, [.. matches.SelectMany(match => match.Learners).Select(learner => learner.Key).Distinct()], cancellationToken);
        }

        return matches;
    }

    private static KnownLearner Of(IGrouping<long, MatchRow> rows)
    {
        var row = rows.First();
        return new KnownLearner(row.LearnerKey, row.Organisation, row.LearnerCode, row.LastName ?? "", row.FirstName ?? "", row.MiddleName ?? "")
        {
            BirthDay = (int?)row.BirthDate,
            Snils = row.Snils,
            HasSnils = row.HasSnils != 0,
            Groups = [.. rows.Select(one => one.GroupCode).OfType<string>()],
        };
    }

    /// <summary>A row of the report.</summary>
    private sealed record MatchRow(
        long LearnerKey, long OrganisationKey, string Organisation, string LearnerCode, string? LastName, string? FirstName, string? MiddleName,
        long? BirthDate, string? Snils, long HasSnils, string? GroupCode);
}
