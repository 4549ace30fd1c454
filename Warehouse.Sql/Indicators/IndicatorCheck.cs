using System.Text.RegularExpressions;

namespace Warehouse.Sql.Indicators;

/// <summary>Where a relation between numbers of a form comes from.</summary>
public enum CheckSource
{
    /// <summary>The blank prints it.</summary>
    Printed,

    /// <summary>It follows from the names of lines and columns: «из них», «из графы 3».</summary>
    Implied,

    /// <summary>It follows from what two tables count, and the blank does not say it: a contradiction is a warning.</summary>
    Inferred,
}

/// <summary>A number of a form in a relation.</summary>
/// <param name="Code">Its indicator; null for the one that has the relation.</param>
/// <param name="Line">Code of the line, empty for an indicator of one value; null for each line.</param>
/// <param name="Column">Code of the column, empty for an indicator of one value; null for each column.</param>
/// <param name="ToLine">The last of several lines that are added up; null for one.</param>
/// <param name="ToColumn">The last of several columns that are added up; null for one.</param>
public sealed record CheckTerm(string? Code, string? Line, string? Column, string? ToLine, string? ToColumn);

/// <summary>
/// A relation that the numbers of a form must keep, a line <c>check: printed | *:3 = *:4 + *:5</c> of an indicator's header: <c>line:column</c> is a number of the
/// indicator's own table, <c>2.1:line:column</c> one of another, <c>*</c> each line or column, <c>04..13</c> the sum of those from one to another.
/// </summary>
/// <param name="Source">Where it comes from.</param>
/// <param name="Left">Numbers added up on its left side.</param>
/// <param name="IsEqual">Whether the sides are equal; otherwise the left is not greater.</param>
/// <param name="Right">Numbers added up on its right side.</param>
public sealed partial record IndicatorCheck(CheckSource Source, IReadOnlyList<CheckTerm> Left, bool IsEqual, IReadOnlyList<CheckTerm> Right)
{
    internal const string Key = "check";

    /// <exception cref="FormatException">The format is wrong.</exception>
    internal static IndicatorCheck Parse(string text)
    {
        if (Relation().Match(text) is { Success: true } relation && Enum.TryParse<CheckSource>(relation.Groups["source"].Value, ignoreCase: true, out var source))
        {
            return new IndicatorCheck(source, Terms(relation.Groups["left"].Value), relation.Groups["sign"].Value == "=", Terms(relation.Groups["right"].Value));
        }

        throw new FormatException($"«{Key}: {text}» — пишется printed | *:3 = *:4 + *:5, вместо printed можно implied или inferred, вместо = можно <=.");

        CheckTerm[] Terms(string side) => [.. side.Split('+', StringSplitOptions.TrimEntries).Select(term => term.Split(':') switch
        {
            [var line, var column] => Term(null, line, column),
            [var code, var line, var column] => Term(code, line, column),
            _ => throw new FormatException($"«{Key}: {text}» — число пишется строка:графа или показатель:строка:графа, а не «{term}»."),
        })];
    }

    private static CheckTerm Term(string? code, string line, string column)
    {
        var (lines, columns) = (line.Split(".."), column.Split(".."));
        return new CheckTerm(
            code, line == "*" ? null : lines[0], column == "*" ? null : columns[0], lines.ElementAtOrDefault(1), columns.ElementAtOrDefault(1));
    }

    [GeneratedRegex(@"^(?<source>\w+)\s*\|\s*(?<left>[^<=]+?)\s*(?<sign>=|<=)\s*(?<right>[^<=]+?)\s*$", RegexOptions.ExplicitCapture)]
    private static partial Regex Relation();
}
