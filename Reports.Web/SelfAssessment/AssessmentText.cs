using System.Globalization;
using Warehouse.Sql.Indicators;

namespace Reports.Web.SelfAssessment;

/// <summary>Formats values of indicators.</summary>
public static class AssessmentText
{
    // The unit of forms that ask for a yes or no by its code.
    private const string YesNoCodes = "да - 1, нет - 2";
    private const string NotEntered = "не введено";

    /// <summary>
    /// The number of the form without its unit. In place of a number: «—» when the form of that year does not have the indicator,
    /// «не введено» when nobody entered it, «нет данных» when there is nothing to count. Pages, files and public pages all say it so.
    /// </summary>
    /// <param name="value">The value; null when the form of that year does not have it.</param>
    public static string Number(AssessmentValue? value) =>
        value is null ? "—"
            : !HasNumber(value) ? value.IsMissing ? NotEntered : Figures.None
            : value.Indicator.Form == IndicatorForm.YesNo
                ? value.Indicator.Unit == YesNoCodes ? (value.Main == 0 ? "нет - 2" : "да - 1") : value.Main == 0 ? "нет" : "да"
            : Figures.Number(value.Main!.Value, value.Indicator.Decimals);

    /// <summary>Whether there is a number to show. A number of people beside its share has none when nobody could be counted.</summary>
    public static bool HasNumber(AssessmentValue? value) =>
        value?.Main is not null && !(value.Indicator.Form == IndicatorForm.NumberAndShare && value.Base is null or 0 && value.Number == 0);

    /// <summary>The share beside a number of people: «45,2 %»; empty for an indicator without one.</summary>
    public static string Share(AssessmentValue? value) =>
        value is null || value.Indicator.Form != IndicatorForm.NumberAndShare || !HasNumber(value) ? ""
            : value.Share is { } share ? Figures.Number(100 * share, 1) + Figures.Space + "%" : Figures.None;

    /// <summary>Both together, as one cell of a form or a file has them: «124 / 45,2 %».</summary>
    public static string Whole(AssessmentValue? value) =>
        Share(value) is { Length: > 0 } share ? Number(value) + " / " + share : Number(value);

    /// <summary>Where a value came from: «вычислено», «введено», «вычислено и введено».</summary>
    public static string Origin(AssessmentValue? value) => value?.Origin switch
    {
        ValueOrigin.Computed => "вычислено",
        ValueOrigin.Entered => "введено",
        ValueOrigin.Both => "вычислено и введено",
        ValueOrigin.Missing => NotEntered,
        _ => "",
    };

    /// <summary>The owner of an indicator, or a text for indicators without one.</summary>
    public static string Owner(Indicator indicator)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        return indicator.Owner.Length > 0 ? indicator.Owner : "ответственный не назван";
    }

    /// <summary>The code with the line and the column of a table: «2.1 стр. 03 гр. 5».</summary>
    /// <param name="value">The cell.</param>
    public static string Place(AssessmentValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return string.Concat(value.Indicator.Code, value.Line.Length > 0 ? $" стр. {value.Line}" : "", value.Column.Length > 0 ? $" гр. {value.Column}" : "");
    }

    /// <summary>The form's wording with the line and the column of a table.</summary>
    /// <param name="value">The cell.</param>
    public static string Wording(AssessmentValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var parts = new[]
        {
            value.Indicator.Title.TrimEnd(':'),
            value.Indicator.Lines.FirstOrDefault(line => line.Code == value.Line)?.Title ?? "",
            value.Indicator.Columns.FirstOrDefault(column => column.Code == value.Column)?.Title ?? "",
        };
        return string.Join(": ", parts.Where(part => part.Length > 0));
    }

    /// <summary>A number as addresses and forms of input have it: «1234,5».</summary>
    /// <param name="number">The number; null is empty.</param>
    public static string Typed(decimal? number) => number?.ToString("0.######", CultureInfo.GetCultureInfo("ru-RU")) ?? "";
}
