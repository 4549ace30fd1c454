using System.Globalization;
using Warehouse.Sql.Catalogue;

namespace Warehouse.Sql.Indicators;

/// <summary>An indicator set: a folder of <c>Indicators</c> whose file <c>_set.sql</c> has the header of the form.</summary>
/// <param name="File">The file <c>_set.sql</c>.</param>
/// <param name="Indicators">Its indicators in the order of the form.</param>
public sealed record IndicatorSet(SqlFile File, IReadOnlyList<Indicator> Indicators)
{
    /// <summary>The file with the header of a set.</summary>
    public const string HeaderName = "_set";

    /// <summary>Name in addresses and commands: the folder's.</summary>
    public string Name { get; } = File.Name.Split('/')[1];

    /// <summary>Title of the form.</summary>
    public string Title => File.Value("title") ?? Name;

    /// <summary>Short title for lists.</summary>
    public string ShortTitle => File.Value("short") ?? Title;

    /// <summary>The official text: order and annex.</summary>
    public string Source => File.Value("source") ?? "";

    /// <summary>First and last reporting years of the form.</summary>
    public (int From, int To) Valid { get; } = YearSpan.Parse(File.Value("valid"));

    /// <summary>Parts of the form with their headings.</summary>
    public IReadOnlyList<IndicatorPart> Sections { get; } = [.. File.All("section")
        .Select(IndicatorPart.Parse)];

    /// <summary>Lines at the head of the official blank: code of the form, who submits it, to whom and when.</summary>
    public IReadOnlyList<string> Blank => File.All("blank");

    /// <summary>Who signs the form, as the blank words it; empty for the head of the organisation.</summary>
    public string Signature => File.Value("signature") ?? "";

    /// <summary>Choices that the official text leaves open.</summary>
    public IReadOnlyList<IndicatorSwitch> Switches { get; } = IndicatorSwitch.Of(File);

    /// <summary>Faults of files of the set, in Russian; a faulty operator's file is left out.</summary>
    public IReadOnlyList<string> Problems { get; private init; } = [];

    /// <summary>The sets that a catalogue holds.</summary>
    /// <param name="catalogue">Embedded and operators' files.</param>
    public static IReadOnlyList<IndicatorSet> In(SqlCatalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        var files = catalogue.In("Indicators").Where(file => file.Name.Count(sign => sign == '/') == 2).ToLookup(file => file.Name.Split('/')[1]);
        return [.. files
            .Select(folder => (Header: folder.FirstOrDefault(file => file.ShortName == HeaderName), Folder: folder))
            .Where(set => set.Header is not null)
            .Select(set => Read(set.Header!, set.Folder.Where(file => file != set.Header)))
            .OrderBy(set => Place(set.File)).ThenBy(set => set.Name, StringComparer.Ordinal)];
    }

    /// <summary>The indicator of that code.</summary>
    /// <param name="code">As the form numbers it.</param>
    public Indicator? Find(string code) => Indicators.FirstOrDefault(indicator => indicator.Code == code);

    /// <summary>Indicators that the form of a year has.</summary>
    /// <param name="year">Reporting year.</param>
    public IEnumerable<Indicator> ValidIn(int year) => Indicators.Where(indicator => indicator.IsValidIn(year));

    private static IndicatorSet Read(SqlFile header, IEnumerable<SqlFile> files)
    {
        var (indicators, problems) = (new List<Indicator>(), new List<string>());
        foreach (var file in files)
        {
            try
            {
                var indicator = new Indicator(file);
                if (indicators.Find(known => known.Code == indicator.Code) is { } same)
                {
                    problems.Add($"Показатель {same.Code} описан дважды: файл «{file.ShortName}.sql» пропущен, действует «{same.File.ShortName}.sql».");
                }
                else
                {
                    indicators.Add(indicator);
                }
            }
            catch (FormatException wrong)
            {
                problems.Add($"Заголовок файла «{file.ShortName}.sql» не читается, показатель пропущен: {wrong.Message}");
            }
        }

        return new IndicatorSet(header, [.. indicators.OrderBy(indicator => indicator.Code, CodeOrder.Instance)]) { Problems = problems };
    }

    private static int Place(SqlFile file) =>
        int.TryParse(file.Value("order"), NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : int.MaxValue;
}

/// <summary>Compares codes as a form sorts them: 1.9 before 1.10.</summary>
internal sealed class CodeOrder : IComparer<string>
{
    /// <summary>The one there is.</summary>
    public static readonly CodeOrder Instance = new();

    /// <inheritdoc/>
    public int Compare(string? x, string? y)
    {
        var (left, right) = ((x ?? "").Split('.'), (y ?? "").Split('.'));
        for (var i = 0; i < Math.Min(left.Length, right.Length); i++)
        {
            var order = int.TryParse(left[i], NumberStyles.None, CultureInfo.InvariantCulture, out var one)
                && int.TryParse(right[i], NumberStyles.None, CultureInfo.InvariantCulture, out var other)
                    ? one.CompareTo(other) : string.CompareOrdinal(left[i], right[i]);
            if (order != 0)
            {
                return order;
            }
        }

        return left.Length.CompareTo(right.Length);
    }
}
