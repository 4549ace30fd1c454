using System.Globalization;
using Warehouse.Sql.Indicators;

namespace Reports.Web.SelfAssessment.Exports;

/// <summary>Texts of an official form around its table.</summary>
/// <param name="file">The content.</param>
public sealed class FormHead(AssessmentFile file)
{
    private const string AnnexMark = ", приложение ";

    private readonly AssessmentQuery _query = file.Table.Query;

    /// <summary>«Приложение № 6»; empty when the source of the set names no annex.</summary>
    public string Annex => Split() is ( > 0, var annex) ? annex : "";

    /// <summary>«к приказу Минобрнауки России от 10.12.2013 № 1324», or the source of the set.</summary>
    public string Order
    {
        get
        {
            var source = _query.Set.Source;
            var order = Split() is (var end and > 0, _) ? source[..end] : source;
            return order.StartsWith("приказ ", StringComparison.OrdinalIgnoreCase) ? "к приказу" + order["приказ".Length..] : order;
        }
    }

    /// <summary>Lines at the head of the blank; none for a form whose head is annex and order.</summary>
    public IReadOnlyList<string> Blank => _query.Set.Blank;

    /// <summary>Who signs, as the blank words it; empty for the head of the organisation.</summary>
    public string Signature => _query.Set.Signature;

    /// <summary>What the form is marked with; empty for nothing.</summary>
    public string Mark => _query.Mark;

    /// <summary>Relations of its numbers.</summary>
    public ControlSums ControlSums { get; } = ControlSums.Of(file.Table);

    /// <summary>Title of the form.</summary>
    public string Title => _query.Set.Title;

    /// <summary>«за 2025 год».</summary>
    public string Year => $"за {_query.Year.ToString(CultureInfo.InvariantCulture)} год";

    /// <summary>Choices that the official text leaves open, each on a line.</summary>
    public IReadOnlyList<string> Choices => [.. _query.Set.Switches.Select(choice => $"{choice.Title}: {_query.Chosen(choice).Words}.")];

    /// <summary>Indicators of one value by section of the form, with the heading's number.</summary>
    public IReadOnlyList<(IndicatorPart Heading, IReadOnlyList<Indicator> Indicators)> Sections => [.. file.Table.Indicators
        .Where(indicator => !indicator.IsTable && indicator.Beside is null)
        .GroupBy(indicator => indicator.Section)
        .Select(section => (
            _query.Set.Sections.FirstOrDefault(part => part.Code == section.Key) ?? new IndicatorPart(section.Key, ""),
            (IReadOnlyList<Indicator>)[.. section]))];

    /// <summary>Indicators that are tables.</summary>
    public IReadOnlyList<Indicator> Tables => [.. file.Table.Indicators.Where(indicator => indicator.IsTable)];

    /// <summary>Indicators of one value that are printed under a table: «(31)» and its value.</summary>
    /// <param name="table">The table.</param>
    public IEnumerable<(string Code, string Title, AssessmentValue? Value)> Beside(Indicator table) =>
        file.Table.Beside(table).Select(indicator => (Assessment.CodeBeside(indicator), "Справочно: " + indicator.Title, file.Table.Value(indicator, _query.Year)));

    /// <summary>«Утверждено приказом от 12.04.2026 № 15-о»; empty when not approved.</summary>
    public string Approval => file.Caption is not { IsApproved: true } caption ? ""
        : "Утверждено" + (caption.ApprovedOn is { } day || caption.OrderNumber.Length > 0
            ? " приказом" + (caption.ApprovedOn is { } on ? " от " + Figures.Date(on) : "")
                + (caption.OrderNumber.Length > 0 ? " № " + caption.OrderNumber : "")
            : "");

    private (int End, string Annex) Split()
    {
        var source = _query.Set.Source;
        var at = source.IndexOf(AnnexMark, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return (0, "");
        }

        var annex = source[(at + AnnexMark.Length)..];
        return (at, "Приложение " + annex.Split(" (", 2)[0].Split(',', 2)[0]);
    }
}
