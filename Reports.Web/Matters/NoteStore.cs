using System.Security.Claims;
using Reports.Web.AppStore;
using Warehouse.Sql.Core;

namespace Reports.Web.Matters;

/// <summary>Notes about learners and groups. They are added and never changed; reading and writing them is in the audit log.</summary>
/// <param name="database">The site's store.</param>
/// <param name="subjects">What the viewer may see.</param>
/// <param name="trail">The audit log.</param>
public sealed class NoteStore(AppDatabase database, SubjectReader subjects, AuditTrail trail, TimeProvider time)
{
    /// <summary>The longest text of a note.</summary>
    public const int Longest = 2000;

    /// <summary>Notes about what the viewer may see, the newest first.</summary>
    /// <param name="about">One subject; null is all.</param>
    /// <param name="address">The page that shows them, for the audit log.</param>
    public async Task<IReadOnlyList<(Note Note, SeenSubject About)>> ReadAsync(
        ClaimsPrincipal user, Subject? about, string address, CancellationToken cancellationToken)
    {
        var notes = await database.ReadAsync<Note>(
            "note-list", new { organisation = about?.Organisation, study_group = about?.Group, learner = about?.Learner }, cancellationToken);
        var seen = await subjects.SeenAsync(user, notes.Select(note => note.Subject), cancellationToken);
        var shown = notes.Where(note => seen.ContainsKey(note.Subject)).Select(note => (note, seen[note.Subject])).ToList();
        if (shown.Count > 0)
        {
            // A note about a group may name people, too.
            await trail.AddAsync(
                user.Identity?.Name ?? "",
                "page",
                "заметки кураторов",
                address,
                [.. shown.SelectMany(one => SubjectReader.LearnersOf(one.note.Subject)).Distinct()],
                cancellationToken);
        }

        return shown;
    }

    /// <summary>Adds a note, with its line in the audit log.</summary>
    /// <param name="about">A learner or a group that the user may see.</param>
    /// <param name="words">The text.</param>
    /// <param name="user">Who.</param>
    public Task AddAsync(SeenSubject about, string words, string user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(about);
        var subject = about.Subject;
        return database.TogetherAsync(
            async token =>
            {
                await database.RunAsync(
                    "note-add",
                    new
                    {
                        organisation = subject.Organisation,
                        study_group = subject.Group,
                        learner = subject.Learner,
                        at = Moment.Text(time.GetUtcNow()),
                        user_name = user,
                        words,
                    },
                    token);
                await trail.AddAsync(user, "note", "новая заметка", "/notes?" + about.Query, SubjectReader.LearnersOf(subject), token);
            },
            cancellationToken);
    }
}
