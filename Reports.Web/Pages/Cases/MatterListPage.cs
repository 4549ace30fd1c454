using Microsoft.AspNetCore.Mvc;
using Reports.Web.Access;
using Reports.Web.Matters;
using Reports.Web.Reading;

namespace Reports.Web.Pages.Cases;

/// <summary>A list of matters of one kind that the viewer may see, the first due first.</summary>
/// <param name="matters">Matters.</param>
/// <param name="subjects">What the viewer may see.</param>
/// <param name="staff">Full names.</param>
public abstract class MatterListPage(ReportAccess reports, MatterStore matters, SubjectReader subjects, StaffNames staff) : ReportPage(reports)
{
    private const int Most = 500;

    /// <summary>Which of them the page may show: key in addresses and words.</summary>
    public static IReadOnlyList<(string Key, string Words)> Views { get; } =
        [("open", "Открытые"), ("mine", "Мои"), ("late", "Просроченные"), ("closed", "Закрытые"), ("all", "Все")];

    /// <summary>One of <see cref="MatterKind"/>.</summary>
    public abstract string Kind { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Shown => ["group"];

    /// <inheritdoc/>
    public override IReadOnlyList<(string Key, object? Value)> Kept => [("show", View == Views[0].Key ? null : View)];

    /// <summary>The view that is shown.</summary>
    [BindProperty(SupportsGet = true, Name = "show")]
    public string? Asked { get; set; }

    /// <summary>Key of the view that is shown.</summary>
    public string View => Views.Any(view => view.Key == Asked) ? Asked! : Views[0].Key;

    /// <summary>The matters.</summary>
    public IReadOnlyList<(Matter Matter, SeenSubject About)> Rows { get; private set; } = [];

    /// <summary>Full names of users.</summary>
    public StaffList Staff { get; private set; } = new([]);

    /// <summary>The address of another view.</summary>
    public string Href(string view) => Request.Path + Filter.Query([("preset", null), ("show", view == Views[0].Key ? null : view)]);

    /// <summary>Shows the list.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var all = await matters.ListAsync(
            new MatterQuery(
                Kind,
                View switch { "all" or "mine" => null, "closed" => true, _ => false },
                View == "mine" ? User.Identity?.Name ?? "" : null,
                View == "late" ? Filter.Today : null),
            cancellationToken);
        var seen = await subjects.SeenAsync(User, all.Select(matter => matter.Subject), cancellationToken);
        Rows = [.. all.Where(matter => seen.ContainsKey(matter.Subject))
            .Select(matter => (matter, seen[matter.Subject]))
            .Where(row => Filter.Group is null || row.Item2.GroupKey == Filter.Group)
            .Take(Most)];
        await subjects.ShowAsync(User, Rows.Select(row => row.About), cancellationToken);
        Staff = await staff.ReadAsync(cancellationToken);
    }
}
