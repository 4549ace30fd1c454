using System.Globalization;
using Reports.Web.Documents;
using Warehouse.Sql.Reading;

namespace Reports.Web.SelfAssessment.Exports;

/// <summary>Caption of a file of the self-assessment.</summary>
/// <param name="Words">Text under the title: which edition, or that it is a draft, and the state of the data.</param>
/// <param name="Moment">The file's time, for an edition that of its approval, in the time zone of the file's texts.</param>
public sealed record AssessmentCaption(string Organisation, string Words, DateTimeOffset Moment)
{
    /// <summary>Whether a director approved it.</summary>
    public bool IsApproved { get; init; }

    /// <summary>Day of the order that approved it.</summary>
    public DateOnly? ApprovedOn { get; init; }

    /// <summary>Number of that order.</summary>
    public string OrderNumber { get; init; } = "";

    /// <summary>Who signed: post and name; empty for a blank.</summary>
    public string Signer { get; init; } = "";

    /// <summary>Number of the edition; null of values as they are now.</summary>
    public int? Edition { get; init; }

    /// <summary>A stored moment as text for the file.</summary>
    /// <param name="iso">ISO 8601.</param>
    public string Told(string? iso) => DateTimeOffset.TryParse(iso, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
        ? moment.ToOffset(Moment.Offset).ToString("dd.MM.yyyy HH:mm", Figures.Russian) + (Moment.Offset == TimeSpan.Zero ? " UTC" : "")
        : "";
}

/// <summary>The content of files of a self-assessment. The same content gives the same bytes.</summary>
/// <param name="Table">The indicators.</param>
/// <param name="Caption">Caption of the file.</param>
public sealed record AssessmentFile(Assessment Table, AssessmentCaption Caption)
{
    /// <summary>The template of the document.</summary>
    public DocumentTemplate Template { get; init; } = new(AssessmentDocx.Template);

    /// <summary>Tables of the analytical part, of reports whose header has <c>section</c>.</summary>
    public IReadOnlyList<ReportTable> Tables { get; init; } = [];

    /// <summary>Feeds that an indicator reads, by its code.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Feeds { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Full names of those who entered values, by the names of their sign-in.</summary>
    public IReadOnlyDictionary<string, string> Staff { get; init; } = new Dictionary<string, string>();

    /// <summary>Who entered a value: the full name where it is known.</summary>
    /// <param name="entry">The value.</param>
    public string EnteredBy(AppStore.ManualValue entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return Staff.GetValueOrDefault(entry.EnteredBy, entry.EnteredBy);
    }

    /// <summary>The least number of people that a public page shows.</summary>
    public int SmallGroup { get; init; } = SmallGroups.Usual;

    /// <summary>What a public page hides because of other public pages; null when it is public alone.</summary>
    public SmallGroups? Together { get; init; }

    /// <summary>Texts of the analytical part by section.</summary>
    public IReadOnlyDictionary<string, string> Texts { get; init; } = new Dictionary<string, string>();
}
