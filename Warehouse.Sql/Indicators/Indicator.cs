using System.Globalization;
using Warehouse.Sql.Catalogue;

namespace Warehouse.Sql.Indicators;

/// <summary>Where an indicator's value comes from.</summary>
public enum IndicatorKind
{
    /// <summary>Computed from the warehouse.</summary>
    Computed,

    /// <summary>Computed and entered in part: see <see cref="Indicator.Entered"/>.</summary>
    Partly,

    /// <summary>Entered by a person, from a document.</summary>
    Manual,
}

/// <summary>Which part of a value is entered.</summary>
public enum EnteredPart
{
    /// <summary>Nothing: the indicator is computed.</summary>
    Nothing,

    /// <summary>The whole value; for a partly computed indicator it replaces the computed one.</summary>
    Value,

    /// <summary>The numerator; the denominator is computed.</summary>
    Numerator,

    /// <summary>The denominator; the numerator is computed.</summary>
    Denominator,
}

/// <summary>Format of a value.</summary>
public enum IndicatorForm
{
    /// <summary>One number.</summary>
    Number,

    /// <summary>A number of people and their share of the base: «человек/%».</summary>
    NumberAndShare,

    /// <summary>A share.</summary>
    Share,

    /// <summary>Numerator by denominator as a plain number: an average, an area for one learner.</summary>
    Mean,

    /// <summary>1 is yes, 0 is no.</summary>
    YesNo,
}

/// <summary>A line or a column («графа») of an indicator that is a table of a form.</summary>
/// <param name="Code">As the form numbers it; empty for an indicator of one value.</param>
/// <param name="Title">Wording of the form; with the headings above it, in one line.</param>
public sealed record IndicatorPart(string Code, string Title)
{
    private const string Under = " > ";

    // As the header has it: records compare texts and not lists.
    private string Headed { get; init; } = Title;

    /// <summary>The wording by headings, the outermost first: <c>Из графы 3 > обучено по модульным программам > всего</c>.</summary>
    public IReadOnlyList<string> Levels => Headed.Split(Under);

    /// <summary>A part from a line of a header.</summary>
    /// <param name="line"><c>6 | Wording</c>.</param>
    internal static IndicatorPart Parse(string line)
    {
        var parts = line.Split('|', 2, StringSplitOptions.TrimEntries);
        var levels = parts[^1].Split(Under);
        return new IndicatorPart(parts[0], string.Join(": ", levels.Select((level, i) => i < levels.Length - 1 ? level.TrimEnd(':') : level))) { Headed = parts[^1] };
    }
}

/// <summary>An indicator as the header of its <c>.sql</c> file describes it; the keys are in <c>docs/extending.md</c>.</summary>
/// <param name="File">The file; a manual indicator has only a header.</param>
public sealed record Indicator(SqlFile File)
{
    private const string EnteredColumnsMark = " in ";
    private static readonly string[] DisclosureKeys = [IndicatorCounts.Key, IndicatorSum.LinesKey, IndicatorSum.ColumnsKey];

    /// <summary>The folder of its set.</summary>
    public string Set { get; } = File.Name.Split('/')[1];

    /// <summary>As the form numbers it: <c>1.10.1</c>; the file's name.</summary>
    public string Code { get; } = File.Value("code") ?? File.ShortName;

    /// <summary>The form's wording.</summary>
    public string Title => File.Value("title") ?? Code;

    /// <summary>Unit of the form: «человек/%», «единиц», «тыс. руб.».</summary>
    public string Unit => File.Value("unit") ?? "";

    /// <summary>Where its value comes from.</summary>
    public IndicatorKind Kind { get; } = Word(File, "kind", IndicatorKind.Manual);

    /// <summary>Which part of it is entered.</summary>
    public EnteredPart Entered { get; } = Word(File, "kind", IndicatorKind.Manual) switch
    {
        IndicatorKind.Computed => EnteredPart.Nothing,
        IndicatorKind.Manual => EnteredPart.Value,
        _ => Word(File, "entered", EnteredPart.Value, EnteredColumnsMark),
    };

    /// <summary>Columns of a table that are entered while the others are computed: <c>entered: value in 9, 10</c>; empty when all are alike.</summary>
    public IReadOnlyList<string> EnteredColumns { get; } = (File.Value("entered") ?? "").Split(EnteredColumnsMark, 2) is [_, var columns]
        ? columns.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [];

    /// <summary>The table under which it is printed: «Справочно» of a form; null for none.</summary>
    public string? Beside => File.Value("beside");

    /// <summary>Relations that its numbers must keep.</summary>
    public IReadOnlyList<IndicatorCheck> Checks { get; } = [.. File.All(IndicatorCheck.Key).Select(IndicatorCheck.Parse)];

    /// <summary>The indicator of the same set whose denominator, or else numerator, is the denominator here; null when it has its own.</summary>
    public string? BaseOf => File.Value("base");

    /// <summary>Whether the file has a statement.</summary>
    public bool IsCounted { get; } = File.Text.Split('\n').Any(line => line.Trim() is { Length: > 0 } text && !text.StartsWith("--", StringComparison.Ordinal));

    /// <summary>Format of its value; follows from the unit unless the header has <c>form</c>.</summary>
    public IndicatorForm Form { get; } = Word(File, "form", (File.Value("unit") ?? "") switch
    {
        "%" => IndicatorForm.Share,
        "да/нет" => IndicatorForm.YesNo,
        var unit when unit.EndsWith("/%", StringComparison.Ordinal) => IndicatorForm.NumberAndShare,
        _ => IndicatorForm.Number,
    });

    /// <summary>Digits after the comma: none for people and pieces, one for shares, two otherwise.</summary>
    public int Decimals => int.TryParse(File.Value("decimals"), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given
        : Form is IndicatorForm.NumberAndShare or IndicatorForm.YesNo || Unit is "человек" or "единиц" ? 0
        : Form is IndicatorForm.Share ? 1 : 2;

    /// <summary>The order and point that require it.</summary>
    public string Source => File.Value("source") ?? "";

    /// <summary>«сверить с официальным текстом» where the wording has not been checked against an official text; empty otherwise.</summary>
    public string Wording => File.Value("wording") ?? "";

    /// <summary>What is counted, in words.</summary>
    public string Numerator => File.Value("numerator") ?? "";

    /// <summary>The denominator in words; empty when there is none.</summary>
    public string Denominator => File.Value("denominator") ?? "";

    /// <summary>How it is counted, in words.</summary>
    public string Rule => File.Value("rule") ?? "";

    /// <summary>Who enters or checks it.</summary>
    public string Owner => File.Value("owner") ?? "";

    /// <summary>First and last reporting years in which the form has it: <c>valid: 2013-</c>.</summary>
    public (int From, int To) Valid { get; } = YearSpan.Parse(File.Value("valid"));

    /// <summary>Least and greatest value that may be entered: <c>range: 0..100</c>.</summary>
    public (decimal Low, decimal High) Range { get; } = ValueRange.Parse(File.Value("range"));

    /// <summary>Lines; one without a code unless the indicator is a table.</summary>
    public IReadOnlyList<IndicatorPart> Lines { get; } = Parts(File, "line");

    /// <summary>Columns («графы»); one without a code unless the indicator is a table.</summary>
    public IReadOnlyList<IndicatorPart> Columns { get; } = Parts(File, "graph");

    /// <summary>What it counts, so that a public page knows which numbers may tell of single people.</summary>
    public IndicatorCounts Counts { get; } = IndicatorCounts.Parse(File.Value(IndicatorCounts.Key));

    /// <summary>What adds up between its lines; null when the header does not say, empty when nothing does.</summary>
    public IReadOnlyList<IndicatorSum>? LineSums { get; } = IndicatorSum.Parse(File, IndicatorSum.LinesKey, "line");

    /// <summary>What adds up between its columns; null when the header does not say, empty when nothing does.</summary>
    public IReadOnlyList<IndicatorSum>? ColumnSums { get; } = IndicatorSum.Parse(File, IndicatorSum.ColumnsKey, "graph");

    /// <summary>Whether it is a table of a form and not one value.</summary>
    public bool IsTable => Lines.Count > 1 || Columns.Count > 1;

    /// <summary>Its section of the form: the first number of its code unless the header has <c>section</c>.</summary>
    public string Section => File.Value("section") ?? Code.Split('.')[0];

    /// <summary>Depth of its code: 1.10.1 is one level below 1.10.</summary>
    public int Depth => Math.Max(0, Code.Count(sign => sign == '.') - 1);

    /// <summary>Where the values of a column come from.</summary>
    /// <param name="column">Code of the column, or empty.</param>
    public IndicatorKind KindIn(string column) => EnteredColumns.Count == 0 ? Kind
        : EnteredColumns.Contains(column, StringComparer.Ordinal) ? IndicatorKind.Manual : IndicatorKind.Computed;

    /// <summary>Which part of the values of a column is entered.</summary>
    /// <param name="column">Code of the column, or empty.</param>
    public EnteredPart EnteredIn(string column) => EnteredColumns.Count == 0 ? Entered
        : KindIn(column) == IndicatorKind.Manual ? EnteredPart.Value : EnteredPart.Nothing;

    /// <summary>Whether this file is an earlier one that did not say what it counts and what adds up, with just that added.</summary>
    /// <param name="earlier">The earlier one.</param>
    public bool IsSameButForDisclosure(Indicator earlier)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        return earlier.File.Value(IndicatorCounts.Key) is null && earlier.LineSums is null && earlier.ColumnSums is null
            && File.Text.Split('\n').Where(line => !DisclosureKeys.Any(key => line.StartsWith($"-- {key}: ", StringComparison.Ordinal))).SequenceEqual(earlier.File.Text.Split('\n'));
    }

    /// <summary>Whether a form of that year has it.</summary>
    /// <param name="year">Reporting year.</param>
    public bool IsValidIn(int year) => year >= Valid.From && year <= Valid.To;

    private static T Word<T>(SqlFile file, string key, T usual, string? end = null)
        where T : struct, Enum => (end is null ? file.Value(key) : file.Value(key)?.Split(end, 2)[0]) is not { } word ? usual
            : Enum.TryParse<T>(word.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var known) ? known
            : throw new FormatException($"«{key}: {word}» — не одно из {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}.");

    private static IndicatorPart[] Parts(SqlFile file, string key) => file.All(key) is { Count: > 0 } given
        ? [.. given.Select(IndicatorPart.Parse)]
        : [new IndicatorPart("", "")];
}
