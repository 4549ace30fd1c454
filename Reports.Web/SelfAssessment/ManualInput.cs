using System.Globalization;
using Warehouse.Sql.Indicators;

namespace Reports.Web.SelfAssessment;

/// <summary>A value as a person typed it, checked against its indicator's unit and range.</summary>
/// <param name="Number">The number, or the numerator.</param>
/// <param name="Base">The denominator of a share.</param>
/// <param name="Document">The supporting document.</param>
/// <param name="Problems">What is wrong, in Russian; empty when it is valid.</param>
public sealed record ManualInput(decimal? Number, decimal? Base, string Document, IReadOnlyList<string> Problems)
{
    private const int LongestDocument = 300;

    /// <summary>Whether an entered value of the indicator has a denominator: a share is stored as two counts.</summary>
    public static bool HasBase(Indicator indicator)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        return indicator.Entered == EnteredPart.Value && indicator.EnteredColumns.Count == 0
            && (indicator.Form is IndicatorForm.NumberAndShare or IndicatorForm.Share
                || (indicator.Form == IndicatorForm.Mean && indicator.Kind == IndicatorKind.Partly));
    }

    /// <summary>Checks what was typed.</summary>
    /// <param name="number">The number: <c>1 234,5</c>; of a yes-or-no, «да» or «нет».</param>
    /// <param name="share">The denominator.</param>
    public static ManualInput Read(Indicator indicator, string? number, string? share, string? document)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        var problems = new List<string>();
        var value = indicator.Form == IndicatorForm.YesNo ? YesNo(number, problems) : Parse(indicator, number, "Значение", problems);
        var whole = HasBase(indicator) ? Parse(indicator, share, "Знаменатель", problems) : null;
        if (value is { } given && problems.Count == 0)
        {
            Check(indicator, given, whole, problems);
        }

        var paper = document?.Trim() ?? "";
        if (paper.Length == 0)
        {
            problems.Add("Назовите документ, из которого взято значение: название, номер, дату.");
        }
        else if (paper.Length > LongestDocument)
        {
            problems.Add($"Документ назван слишком длинно: не больше {LongestDocument} знаков.");
        }

        if (paper.Any(char.IsControl))
        {
            problems.Add("В названии документа невидимые управляющие знаки. Наберите его заново.");
        }

        return new ManualInput(value, whole, paper, problems);
    }

    private static decimal? Parse(Indicator indicator, string? text, string name, List<string> problems)
    {
        var typed = string.Concat((text ?? "").Where(sign => !char.IsWhiteSpace(sign))).Replace(',', '.');
        if (typed.Length == 0)
        {
            problems.Add($"{name}: введите число.");
            return null;
        }

        if (!decimal.TryParse(typed, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            problems.Add($"{name}: «{text!.Trim()}» — не число. Напишите так: 1234,5.");
            return null;
        }

        if (IsWhole(indicator) && decimal.Truncate(number) != number)
        {
            problems.Add($"{name}: в единицах «{indicator.Unit}» число целое.");
        }

        return number;
    }

    private static bool IsWhole(Indicator indicator) =>
        indicator.Form == IndicatorForm.NumberAndShare || (indicator.Form == IndicatorForm.Number && indicator.Decimals == 0);

    private static decimal? YesNo(string? text, List<string> problems)
    {
        switch (text?.Trim().ToLower(Figures.Russian))
        {
            case "да" or "1":
                return 1;
            case "нет" or "0":
                return 0;
            default:
                problems.Add("Значение: выберите «да» или «нет».");
                return null;
        }
    }

    private static void Check(Indicator indicator, decimal number, decimal? whole, List<string> problems)
    {
        var (low, high) = indicator.Range;
        var shown = indicator.Form == IndicatorForm.Mean && whole is > 0 ? number / whole.Value : number;
        if (shown < low || shown > high)
        {
            problems.Add($"Значение {Figures.Number(shown, 0)} вне пределов: от {Figures.Number(low, 0)} до {Figures.Number(high, 0)}.");
        }

        if (whole is < 0 || (whole is 0 && number != 0))
        {
            problems.Add("Знаменатель: число больше нуля.");
        }
        else if (indicator.Form is IndicatorForm.NumberAndShare or IndicatorForm.Share && number > whole)
        {
            problems.Add("Числитель больше знаменателя: доля не может быть больше 100 %.");
        }
    }
}
