using Warehouse.Sql.Indicators;

namespace Reports.Web.SelfAssessment;

/// <summary>A cell of the head of a form's table.</summary>
/// <param name="Text">Its words.</param>
/// <param name="Column">The column below it; null for a heading over several.</param>
/// <param name="At">Its first column, from 0.</param>
/// <param name="Columns">How many columns it spans.</param>
/// <param name="Rows">How many rows it spans.</param>
public sealed record HeadCell(string Text, IndicatorPart? Column, int At, int Columns, int Rows);

/// <summary>The head of a table: headings over headings, as the blank prints them.</summary>
public static class ColumnHeads
{
    /// <summary>Cells by rows.</summary>
    /// <param name="columns">Columns of the table.</param>
    public static IReadOnlyList<IReadOnlyList<HeadCell>> Of(IReadOnlyList<IndicatorPart> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        var depth = columns.Max(column => column.Levels.Count);
        var rows = Enumerable.Range(0, depth).Select(_ => new List<HeadCell>()).ToList();
        for (var row = 0; row < depth; row++)
        {
            for (var at = 0; at < columns.Count; at++)
            {
                var levels = columns[at].Levels;
                if (levels.Count == row + 1)
                {
                    rows[row].Add(new HeadCell(levels[row], columns[at], at, 1, depth - row));
                }
                else if (levels.Count > row + 1)
                {
                    var span = columns.Skip(at).TakeWhile(column => column.Levels.Count > row + 1 && column.Levels.Take(row + 1).SequenceEqual(levels.Take(row + 1))).Count();
                    rows[row].Add(new HeadCell(levels[row], null, at, span, 1));
                    at += span - 1;
                }
            }
        }

        return rows;
    }
}
