using Reports.Web.Documents;

namespace Reports.Web.SelfAssessment.Exports;

/// <summary>
/// The report on self-assessment, as the template <c>self-assessment</c> shows it: each property is a tag of the template,
/// <c>FormTitle</c> as <c>form-title</c>.
/// </summary>
public sealed record SelfAssessmentReport
{
    /// <summary>The organisation.</summary>
    public required string Organisation { get; init; }

    /// <summary>Who signs: post and name; empty for a draft.</summary>
    [OptionalTag]
    public string Signer { get; init; } = "";

    /// <summary>The order that approved it.</summary>
    [OptionalTag]
    public ReportOrder? Order { get; init; }

    /// <summary>Title of the official form.</summary>
    public required string FormTitle { get; init; }

    /// <summary>The reporting year.</summary>
    public required string Year { get; init; }

    /// <summary>Which edition it is, or that it is a draft, and the state of the data.</summary>
    public required string State { get; init; }

    /// <summary>Sections of the analytical part; none when the form asks for none. Templates of signed editions show all of them.</summary>
    [OptionalTag]
    public required IReadOnlyList<ReportSection> Sections { get; init; }

    /// <summary>The sections without those of an approved report that have neither text nor table.</summary>
    [OptionalTag]
    public IReadOnlyList<ReportSection> WrittenSections => [.. Sections.Where(section => !section.SectionIsEmpty)];

    /// <summary>Headings of the sections left out.</summary>
    [OptionalTag]
    public IReadOnlyList<string> EmptySections => [.. Sections.Where(section => section.SectionIsEmpty).Select(section => $"{section.SectionCode}. {section.SectionTitle}")];

    /// <summary>The order that prescribes the form.</summary>
    [OptionalTag]
    public required string Source { get; init; }

    /// <summary>How many values the year has.</summary>
    [OptionalTag]
    public required string Values { get; init; }

    /// <summary>How many of them are computed.</summary>
    [OptionalTag]
    public required string Computed { get; init; }

    /// <summary>How many are entered.</summary>
    [OptionalTag]
    public required string Entered { get; init; }

    /// <summary>How many are both.</summary>
    [OptionalTag]
    public required string Both { get; init; }

    /// <summary>How many are not entered; empty when none.</summary>
    [OptionalTag]
    public required string Missing { get; init; }

    /// <summary>Choices that the official text leaves open.</summary>
    [OptionalTag]
    public required IReadOnlyList<string> Choices { get; init; }

    /// <summary>First and last year: «2021–2025».</summary>
    [OptionalTag]
    public required string Years { get; init; }

    /// <summary>Indicators of five years side by side.</summary>
    [ColumnTags("code", "title", "unit", "year", Varies = true)]
    public required DocumentTable Dynamics { get; init; }

    /// <summary>Charts of the first of them, two side by side.</summary>
    [OptionalTag]
    public required IReadOnlyList<ReportChartPair> DynamicsCharts { get; init; }

    /// <summary>Annex and order of the form.</summary>
    [OptionalTag]
    public required string FormSource { get; init; }

    /// <summary>The form's indicators of one value; null when it has none.</summary>
    [ColumnTags("code", "title", "unit", "value", HasGroups = true)]
    public required DocumentTable? Form { get; init; }

    /// <summary>The form's indicators that are tables.</summary>
    public required IReadOnlyList<ReportFormTable> FormTables { get; init; }
}

/// <summary>The order that approved a report.</summary>
/// <param name="OrderDate">Its day.</param>
/// <param name="OrderNumber">Its number.</param>
public sealed record ReportOrder(string OrderDate, string OrderNumber);

/// <summary>A section of the analytical part.</summary>
/// <param name="SectionCode">Its number.</param>
/// <param name="SectionTitle">Its heading.</param>
/// <param name="SectionText">Its text, by paragraphs.</param>
/// <param name="SectionAsks">Guidance for the text; empty when there is a text or the report is approved.</param>
/// <param name="SectionIsEmpty">Whether the section of an approved report is empty.</param>
/// <param name="SectionTables">Its tables.</param>
public sealed record ReportSection(
    string SectionCode,
    string SectionTitle,
    IReadOnlyList<string> SectionText,
    [property: OptionalTag] string SectionAsks,
    [property: OptionalTag] bool SectionIsEmpty,
    IReadOnlyList<ReportSectionTable> SectionTables);

/// <summary>A table of a section.</summary>
/// <param name="TableCode">Its number: «3.1».</param>
/// <param name="TableTitle">Its unit.</param>
/// <param name="Table">Its rows.</param>
/// <param name="Figure">Its chart; null for none.</param>
public sealed record ReportSectionTable(
    string TableCode,
    string TableTitle,
    [property: ColumnTags("text", "number", Varies = true)] DocumentTable Table,
    [property: OptionalTag] ReportFigure? Figure);

/// <summary>A chart of a section.</summary>
/// <param name="FigureCode">Its number: «3.1».</param>
/// <param name="FigureTitle">What it shows.</param>
/// <param name="BarChart">Columns; null when it is a line.</param>
/// <param name="LineChart">A line; null when it is columns.</param>
public sealed record ReportFigure(string FigureCode, string FigureTitle, DocumentChart? BarChart, DocumentChart? LineChart);

/// <summary>An indicator that is a table.</summary>
/// <param name="FormTableTitle">Its code, title and unit.</param>
/// <param name="FormTable">Its lines.</param>
public sealed record ReportFormTable(string FormTableTitle, [property: ColumnTags("line", "name", "value", Varies = true)] DocumentTable FormTable);

/// <summary>Two charts side by side.</summary>
/// <param name="LeftChart">The first.</param>
/// <param name="RightChart">The second; null of an odd number of charts.</param>
public sealed record ReportChartPair(DocumentChart LeftChart, DocumentChart? RightChart);
