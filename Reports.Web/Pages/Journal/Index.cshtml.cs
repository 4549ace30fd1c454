using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Reports.Web.Access;
using Reports.Web.AppStore;
using Reports.Web.Reading;
using Reports.Web.SelfAssessment;

namespace Reports.Web.Pages.Journal;

/// <summary>Shows the audit log: who saw or exported whose personal data, within what the reader is kept to.</summary>
/// <param name="trail">The audit log.</param>
/// <param name="staff">Full names.</param>
/// <param name="assessments">Indicator sets.</param>
[Authorize(Policy = Roles.DataOfficer)]
public sealed class IndexModel(ReportAccess reports, AuditTrail trail, StaffNames staff, AssessmentReader assessments) : ReportPage(reports)
{
    /// <summary>The newest entries.</summary>
    public IReadOnlyList<AuditEntry> Entries { get; private set; } = [];

    /// <summary><see cref="Entries"/> in the order of the address.</summary>
    public IEnumerable<AuditEntry> Ordered => Sort is not { } sort ? Entries : Entries.OrderBy(
        entry => (object?)(sort.Column switch
        {
            "at" => entry.At,
            "user" => Staff.Of(entry.UserName),
            "action" => Words(entry.Action),
            "object" => Subject(entry.Object),
            "subjects" => entry.Subjects,
            _ => null,
        }),
        sort);

    /// <summary>Full names of users.</summary>
    public StaffList Staff { get; private set; } = new([]);

    /// <summary>What the reader is kept to.</summary>
    public UserFence Fence => Viewer.FenceOf(User);

    /// <summary>Only of this learner.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Learner { get; set; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Shown => ["period"];

    /// <inheritdoc/>
    public override string? DefaultPreset => "month";

    /// <inheritdoc/>
    public override IReadOnlyList<(string Key, object? Value)> Kept => [("learner", string.IsNullOrWhiteSpace(Learner) ? null : Learner.Trim())];

    /// <summary>Shows the log.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Entries = await trail.ListAsync(
            Midnight(Filter.From), Midnight(Filter.To.AddDays(1)), Kept[0].Value as string, cancellationToken, Fence, User.Identity?.Name ?? "");
        Staff = await staff.ReadAsync(cancellationToken);
    }

    /// <summary>What was read, in Russian: the title of a report; another object is as the log has it.</summary>
    /// <param name="subject">As the audit log has it.</param>
    public string Subject(string subject) => subject == "/account" ? "пароль"
        : Reports.Find(subject)?.Title ?? (assessments.Sets.FirstOrDefault(set => subject.StartsWith(set.Name + " ", StringComparison.Ordinal)) is { } named
            ? named.ShortTitle + subject[named.Name.Length..] : subject);

    /// <summary>An action in Russian.</summary>
    /// <param name="action">As the audit log has it.</param>
    public static string Words(string action) => action switch
    {
        "page" => "просмотр",
        "export" => "выгрузка",
        "sign-in" => "вход",
        "sign-in-failed" => "неудачный вход",
        "sign-in-locked" => "неудачный вход, закрыт на время",
        "sign-out" => "выход",
        "session" => "завершение сеансов",
        "password" => "смена своего пароля",
        "users" => "пользователи",
        "edition" => "редакция отчёта",
        "case" => "контроль",
        "decision" => "решение",
        "note" => "заметка куратора",
        "quarantine" => "строка карантина",
        "withdrawal" => "отмена загрузки",
        "upload" => "отправка файлов",
        "mapping" => "настройка чтения",
        _ => action,
    };

    private DateTimeOffset Midnight(DateOnly day)
    {
        var moment = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(moment, Reports.Time.LocalTimeZone.GetUtcOffset(moment));
    }
}
