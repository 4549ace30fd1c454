using Reports.Web.SelfAssessment;
using Reports.Web.SelfAssessment.Exports;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Indicators;

namespace Reports.Web.Tests.AssessmentExports;

/// <summary>The shipped form 1-ПК with values put in by hand: nought unless a test gives a number; what is entered is not entered.</summary>
internal static class OnePkFile
{
    public const int Year = 2025;

    public static IndicatorSet Set { get; } = IndicatorSet.In(new SqlCatalogue("sqlite")).Single(set => set.Name == "form-1-pk");

    public static Assessment Table(IReadOnlyDictionary<string, string> switches, params (string Cell, decimal? Number)[] given)
    {
        var numbers = given.ToDictionary(cell => cell.Cell, cell => cell.Number);
        return new Assessment(new AssessmentQuery(Set, Year) { FirstYear = Year, Switches = switches }, [..
            from indicator in Set.Indicators
            from line in indicator.Lines
            from column in indicator.Columns
            let number = numbers.TryGetValue($"{indicator.Code}:{line.Code}:{column.Code}", out var told) ? told
                : indicator.KindIn(column.Code) == IndicatorKind.Manual ? null : 0
            select new AssessmentValue(indicator, line.Code, column.Code, Year)
            {
                Origin = number is null ? ValueOrigin.Missing : ValueOrigin.Computed,
                Number = number,
            }]);
    }

    public static AssessmentFile File(AssessmentCaption caption, IReadOnlyDictionary<string, string>? switches = null, params (string Cell, decimal? Number)[] given) =>
        new(Table(switches ?? new Dictionary<string, string>(), given), caption);
}
