using Microsoft.AspNetCore.Mvc;
using Reports.Web.Access;
using Reports.Web.Pages.Learner;
using Reports.Web.Pages.Plan;
using Reports.Web.Pages.Trace;
using Reports.Web.Reading;
using Warehouse.Sql.Core;
using Warehouse.Sql.Reading;

namespace Reports.Web.Pages.Groups;

/// <summary>A group: how it stands against the цель, its learners with what warns of them, its modules and its plan. Figures are of the whole course.</summary>
public sealed class CardModel(ReportAccess reports) : ReportPage(reports)
{
    private const string All = "all";

    private long _key;

    /// <summary>The group.</summary>
    public GroupRow Group { get; private set; } = null!;

    /// <summary>Its learners, in the order of the address.</summary>
    public IReadOnlyList<StandingRow> Learners { get; private set; } = [];

    /// <summary>Why learners need attention.</summary>
    public ILookup<long, WarningRow> Warnings { get; private set; } = null!;

    /// <summary>Why the group does.</summary>
    public IReadOnlyList<WarningRow> OfGroup { get; private set; } = [];

    /// <summary>Modules with their results.</summary>
    public ReportTable Modules { get; private set; } = null!;

    /// <summary>Competencies with порог and цель.</summary>
    public ReportTable Plan { get; private set; } = null!;

    /// <summary>Learners with a warning.</summary>
    public int AtRisk => Warnings.Count;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Shown => ["asOf"];

    /// <inheritdoc/>
    public override string? DefaultPreset => All;

    /// <inheritdoc/>
    public override string? Exports => "group-learners";

    /// <inheritdoc/>
    public override IReadOnlyList<(string Key, object? Value)> Kept => [("group", _key)];

    /// <inheritdoc/>
    public override string Subtitle => string.Join(" · ", new[]
    {
        Group.Programme ?? "",
        Figures.Day(Group.StartsOn) is { } first && Figures.Day(Group.EndsOn) is { } last && last >= first ? Figures.Period(new Period(first, last)) : "",
        Group.Curator is { Length: > 0 } curator ? "куратор " + curator : "",
    }.Where(part => part.Length > 0));

    /// <summary>The address of a learner, which keeps the order of this list.</summary>
    public string HrefOf(StandingRow learner)
    {
        ArgumentNullException.ThrowIfNull(learner);
        return $"/learners/{learner.LearnerKey}{Whole().Query(("order", Sort?.Text))}";
    }

    /// <summary>The address of rows of the group.</summary>
    /// <param name="kind">Kind of rows.</param>
    /// <param name="more">Further names and values.</param>
    public string Rows(string kind, params (string Key, object? Value)[] more) => $"/rows/{kind}{Whole().Query(more)}";

    /// <summary>Whether the distance from its цель has parts, and the viewer may open them.</summary>
    public bool SeesWhy => Group is { Reached: not null, Target: not null } && Reports.Find("outcome-parts") is { } why && Viewer.MayRead(User, why);

    /// <summary>The address of a page over the group.</summary>
    public string Over(string page, params (string Key, object? Value)[] more) => page + Whole().Query(more);

    /// <summary>The address of the trace of a learner's document.</summary>
    public static string DocumentHref(StandingRow learner)
    {
        ArgumentNullException.ThrowIfNull(learner);
        return TraceFact.Href("document", learner.RegistrationNo, learner.DocumentKey);
    }

    /// <summary>Links of modules.</summary>
    public RowLinks ModuleLinks => GradeLinks.Of((row, extra) => Rows("grades", [("module", row["module_key"]), .. extra]));

    /// <summary>Links of competencies.</summary>
    public RowLinks PlanLinks => new()
    {
        ["learners_n"] = row => Rows("outcomes", ("competency", row["competency_key"])),
        ["attained"] = row => Rows("outcomes", ("competency", row["competency_key"])),
        ["reached"] = row => Rows("outcomes", ("competency", row["competency_key"]), ("with_plan", 1)),
        ["by_grades"] = row => Rows("outcomes", ("competency", row["competency_key"]), ("with_plan", 1), ("evidence", "grades")),
        ["by_passes"] = row => Rows("outcomes", ("competency", row["competency_key"]), ("with_plan", 1), ("evidence", "passes")),
        ["short_n"] = row => Rows("outcomes", ("competency", row["competency_key"]), ("reached", 0)),
    };

    /// <summary>Shows the group.</summary>
    /// <param name="key">Key of the group.</param>
    public async Task<IActionResult> OnGetAsync(int key, CancellationToken cancellationToken)
    {
        _key = key;
        var groups = await ReadAsync("groups", Whole(), [], cancellationToken);
        if (groups.As<GroupRow>() is not [var group])
        {
            return NotFound();
        }

        Group = group;
        var learners = await ReadAsync("group-learners", Whole(), [], cancellationToken);
        Learners = (Sort?.Of(learners) ?? learners).As<StandingRow>();
        var warnings = (await Reports.ReadAsync("quality-warnings", User, Whole(), [], cancellationToken, action: null)).As<WarningRow>();
        Warnings = warnings.Where(warning => warning.LearnerKey is not null).ToLookup(warning => warning.LearnerKey!.Value);
        OfGroup = [.. warnings.Where(warning => warning.LearnerKey is null)];
        await Reports.ShowAsync(User, "quality-warnings", [.. Warnings.Select(learner => learner.Key)], cancellationToken);
        Modules = await ReadAsync("plan-module", Whole(), [], cancellationToken);
        Plan = await ReadAsync("plan-competency", Whole(), [], cancellationToken);
        return Page();
    }

    private ReportFilter Whole() => Filter.Over(Period.Always) with { Preset = All, Group = (int)_key, Organisation = null, Programme = null, Teacher = null };
}
