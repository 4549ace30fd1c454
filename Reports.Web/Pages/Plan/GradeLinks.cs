using Warehouse.Sql.Reading;

namespace Reports.Web.Pages.Plan;

/// <summary>Links of figures over grades, by the columns of <c>plan-module</c> and <c>plan-teacher</c>: each opens the rows of its own base.</summary>
public static class GradeLinks
{
    private const string Counted = "5,4,3,2,pass,fail,na";

    /// <summary>The links.</summary>
    /// <param name="rows">The address of the grades of a row, with further keys.</param>
    public static RowLinks Of(Func<ReportRow, (string Key, object? Value)[], string> rows) => new()
    {
        ["grades_n"] = row => rows(row, [("bucket", Counted)]),
        ["graded_n"] = row => rows(row, [("graded", 1)]),
        ["attained"] = row => rows(row, [("graded", 1)]),
        ["success"] = row => rows(row, [("bucket", Counted)]),
        ["quality"] = row => rows(row, [("bucket", "5,4,3,2,na")]),
        ["first"] = row => rows(row, [("attempts", "first"), ("bucket", Counted)]),
        ["first_unknown_n"] = row => rows(row, [("attempts", "unknown")]),
    };
}
