using OfficeOpenXml;
using OfficeOpenXml.Style;

namespace Reports.Web.SelfAssessment.Exports;

/// <summary>The relations of a form that do not hold, for whoever signs it; no sheet for a form that has none.</summary>
internal static class ControlSumsSheet
{
    private const string Name = "Контроль";
    private const double Letters = 10;
    private static readonly double[] Widths = [22, 52, 10, 10, 13, 25];

    /// <summary>Adds the sheet.</summary>
    public static void Add(ExcelPackage package, AssessmentFile file, FormHead head)
    {
        var sums = head.ControlSums;
        if (!sums.AreThere)
        {
            return;
        }

        var writer = new SheetWriter(package.Workbook.Worksheets.Add(Name), Widths, Letters).Begin(isLandscape: true, $"{file.Caption.Organisation}. {file.Caption.Words}");
        writer.Line("Контрольные соотношения формы " + head.Year, ExcelHorizontalAlignment.Center, isBold: true, letters: 13)
            .Line($"{file.Caption.Words}. Соотношений: {sums.Words}.")
            .Skip();
        var top = writer.Row;
        writer.Cells(["Где", "Соотношение", "Слева", "Справа", "Расхождение", "Откуда"], isHead: true);
        writer.Sheet.PrinterSettings.RepeatRows = new ExcelAddress(FormattableString.Invariant($"{top}:{top}"));
        foreach (var found in sums.Contradictions)
        {
            writer.Cells([found.Place, found.Rule, found.Left, found.Right, found.Difference, found.Source]);
        }

        if (sums.Contradictions.Count == 0)
        {
            writer.Line("Все проверенные соотношения сошлись.");
        }
    }
}
