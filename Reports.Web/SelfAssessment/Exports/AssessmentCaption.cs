using System.Globalization;
using Reports.Web.Documents;
using Warehouse.Sql.Reading;

namespace Reports.Web.SelfAssessment.Exports;

/// <summary>What a file of a self-assessment says about itself.</summary>
/// <param name="Organisation">Whose it is.</param>
/// <param name="Words">What stands under the title: which edition, or that it is a draft, and as of when the data is.</param>
/// <param name="Moment">The file's own time, with the offset in which its moments are told: of an edition its signing.</param>
public sealed record AssessmentCaption(string Organisation, string Words, DateTimeOffset Moment)
{
    /// <summary>Whether a director signed it.</summary>
    public bool IsApproved { get; init; }

    /// <summary>Day of the order that approved it.</summary>
    public DateOnly? ApprovedOn { get; init; }

    /// <summary>Number of that order.</summary>
    public string OrderNumber { get; init; } = "";

    /// <summary>Who signed: post and name; empty leaves a place to write.</summary>
    public string Signer { get; init; } = "";

    /// <summary>Number of the edition; null of values as they are now.</summary>
    public int? Edition { get; init; }

    /// <summary>A moment that the store keeps, as the file tells it.</summary>
    /// <param name="iso">ISO 8601.</param>
    public string Told(string? iso) => DateTimeOffset.TryParse(iso, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
        ? moment.ToOffset(Moment.Offset).ToString("dd.MM.yyyy HH:mm", Figures.Russian) + (Moment.Offset == TimeSpan.Zero ? " UTC" : "")
        : "";
}

/// <summary>Everything that files of a self-assessment are made of. The same content gives the same bytes.</summary>
/// <param name="Table">The indicators.</param>
/// <param name="Caption">What the file says about itself.</param>
public sealed record AssessmentFile(Assessment Table, AssessmentCaption Caption)
{
    /// <summary>The template of the document.</summary>
    public DocumentTemplate Template { get; init; } = new(AssessmentDocx.Template);

    /// <summary>Tables of the analytical part, of reports whose header has <c>section</c>.</summary>
    public IReadOnlyList<ReportTable> Tables { get; init; } = [];

    /// <summary>Feeds whose files bear on an indicator, by its code.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Feeds { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The least number of people that a public page shows.</summary>
    public int SmallGroup { get; init; } = SmallGroups.Usual;

    /// <summary>Texts of the analytical part by section.</summary>
    public IReadOnlyDictionary<string, string> Texts { get; init; } = new Dictionary<string, string>();
}
