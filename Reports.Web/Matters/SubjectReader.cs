using System.Security.Claims;
using System.Text.Json;
using Reports.Web.AppStore;
using Reports.Web.Reading;

namespace Reports.Web.Matters;

/// <summary>
/// Finds the subjects that a viewer may see. The fence is that of the report <c>subject-members</c>: what it does not return is shown to nobody.
/// </summary>
/// <param name="reports">Reads reports for the viewer.</param>
public sealed class SubjectReader(ReportAccess reports)
{
    /// <summary>The report that has the fence and the roles.</summary>
    public const string Report = "subject-members";

    /// <summary>Of some subjects those that the viewer may see. Whom a page shows of them it says by <see cref="ShowAsync"/>.</summary>
    /// <param name="subjects">The subjects.</param>
    public async Task<IReadOnlyDictionary<Subject, SeenSubject>> SeenAsync(ClaimsPrincipal user, IEnumerable<Subject> subjects, CancellationToken cancellationToken)
    {
        var asked = subjects.Distinct().ToList();
        var codes = asked.SelectMany(Codes).Distinct().Select(one => new { kind = one.Kind, code = one.Code });
        var found = await ReadAsync(user, new SubjectKeys(), JsonSerializer.Serialize(codes), cancellationToken);
        return asked.Select(subject => found.Seen(subject)).OfType<SeenSubject>().ToDictionary(seen => seen.Subject);
    }

    /// <summary>A subject by its keys; null when the viewer may not see it or there is none.</summary>
    /// <param name="keys">The keys; without any it is everything.</param>
    public async Task<SeenSubject?> FindAsync(ClaimsPrincipal user, SubjectKeys keys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var found = await ReadAsync(user, keys, "[]", cancellationToken);
        var members = new[] { ("organisation", keys.Organisation), ("programme", keys.Programme), ("group", keys.Group), ("learner", keys.Learner) }
            .Where(one => one.Item2 is not null)
            .ToDictionary(one => one.Item1, one => found.ByKey(one.Item1, one.Item2!.Value), StringComparer.Ordinal);
        if (members.Values.Any(member => member is null) || members.Values.Select(member => member!.OrganisationCode).Distinct().Count() > 1)
        {
            return null;
        }

        // A group tells its programme by itself: one beside it says nothing more.
        var hasGroup = members.ContainsKey("group") || members.ContainsKey("learner");
        return found.Seen(new Subject(
            members.Values.FirstOrDefault()?.OrganisationCode ?? "", hasGroup ? "" : Code("programme"), Code("group"), Code("learner")));

        string Code(string kind) => members.GetValueOrDefault(kind)?.Code ?? "";
    }

    /// <summary>Records the learners among subjects that a page shows.</summary>
    /// <param name="shown">What it shows.</param>
    public Task ShowAsync(ClaimsPrincipal user, IEnumerable<SeenSubject> shown, CancellationToken cancellationToken) =>
        reports.ShowAsync(user, Report, [.. shown.Select(subject => subject.LearnerKey).OfType<long>().Distinct()], cancellationToken);

    /// <summary>The learner of a subject, as the audit log has them; nobody for a group and more.</summary>
    public static IReadOnlyCollection<ShownLearner> LearnersOf(Subject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return subject.Learner.Length == 0 ? [] : [new ShownLearner(subject.Learner, subject.Organisation)];
    }

    private static IEnumerable<(string Kind, string Code)> Codes(Subject subject) => new[]
    {
        ("organisation", subject.Organisation), ("programme", subject.Programme), ("group", subject.Group), ("learner", subject.Learner),
    }.Where(one => one.Item2.Length > 0);

    private async Task<Members> ReadAsync(ClaimsPrincipal user, SubjectKeys keys, string codes, CancellationToken cancellationToken)
    {
        var filter = ReportFilter.Read(new QueryCollection(), reports.Time) with
        {
            Organisation = keys.Organisation,
            Programme = keys.Programme,
            Group = keys.Group,
        };
        var table = await reports.ReadAsync(
            Report, user, filter, [("codes", codes), ("learner", keys.Learner is { } learner ? (long)learner : null)], cancellationToken, action: null);
        return new Members(table.As<Member>());
    }

    private sealed record Member(string Kind, string OrganisationCode, string Code, long? MemberKey, string? Name);

    private sealed class Members(IReadOnlyList<Member> all)
    {
        private readonly Dictionary<(string, string, string), Member> _byCode = all.ToDictionary(member => (member.Kind, member.OrganisationCode, member.Code));

        public Member? ByKey(string kind, long key) => all.FirstOrDefault(member => member.Kind == kind && member.MemberKey == key);

        /// <summary>The subject, when each part of it was returned.</summary>
        public SeenSubject? Seen(Subject subject)
        {
            var (programme, group, learner) = (Of("programme", subject.Programme), Of("group", subject.Group), Of("learner", subject.Learner));
            var wanted = new[] { subject.Programme, subject.Group, subject.Learner }.Count(code => code.Length > 0);
            if (new[] { programme, group, learner }.Count(member => member is not null) != wanted)
            {
                return null;
            }

            // Of a part of an organisation the part is fenced; of the whole it is the whole.
            var whole = wanted > 0 ? null : subject.Organisation.Length > 0 ? _byCode.GetValueOrDefault(("organisation", subject.Organisation, subject.Organisation))
                : _byCode.GetValueOrDefault(("everything", "", ""));
            return wanted == 0 && whole is null ? null : new SeenSubject(
                subject,
                Words(whole, programme, group, learner),
                whole?.MemberKey,
                programme?.MemberKey,
                group?.MemberKey,
                learner?.MemberKey);

            Member? Of(string kind, string code) => code.Length == 0 ? null : _byCode.GetValueOrDefault((kind, subject.Organisation, code));
        }

        private static string Words(Member? whole, Member? programme, Member? group, Member? learner) => Figures.Capital(string.Join(", ", new[]
        {
            whole is null ? "" : whole.Kind == "everything" ? "все организации" : "организация " + Named(whole),
            programme is null ? "" : "программа " + Named(programme),
            learner is null ? "" : learner.Name is { } person ? $"{person} ({learner.Code})" : "слушатель " + learner.Code,
            group is null ? "" : "группа " + (learner is null ? Named(group) : group.Code),
        }.Where(part => part.Length > 0)));

        private static string Named(Member member) => member.Name is { Length: > 0 } name
            ? member.Kind == "group" ? $"{member.Code} «{name}»" : $"«{name}»"
            : member.Code;
    }
}
