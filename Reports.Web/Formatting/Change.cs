using Warehouse.Sql.Reading;

namespace Reports.Web.Formatting;

/// <summary>The change of a figure, in signs and words, so that colour is not needed.</summary>
/// <param name="Sign">▲, ▼ or nothing.</param>
/// <param name="Text">By how much: «1,2 п. п.»; «без изменений».</param>
/// <param name="Words">Text for screen readers: «выше на», «ниже на».</param>
/// <param name="IsGood">Better, worse, or neither.</param>
public sealed record Change(string Sign, string Text, string Words, bool? IsGood)
{
    private static readonly string Points = "п." + Figures.Space + "п.";

    /// <summary>Sign and number, of a distance where the heading has the unit: «▼ −5,2».</summary>
    public string Short { get; private init; } = Text;

    /// <summary>A distance in words: «▼ ниже цели на 5,2 п. п.», «ровно цель».</summary>
    public string Told { get; private init; } = Text;

    /// <summary>Class of its colour.</summary>
    public string Tone => IsGood switch { true => "up", false => "down", null => "text-secondary" };

    /// <summary>How far a share is from what it is held to: «▼ −5,2 п. п.». Pages, tables, warnings and cards say it by this alone.</summary>
    /// <param name="distance">The share less what it is held to, in millionths.</param>
    /// <param name="from">What that is, in the genitive: «цели», «порога».</param>
    /// <param name="decimals">Digits after the comma.</param>
    /// <returns>Null when there is nothing to compare.</returns>
    public static Change? From(long? distance, string from = "цели", int decimals = 1)
    {
        if (distance is null)
        {
            return null;
        }

        var points = Figures.Deviation(distance, decimals);
        var text = points + Figures.Space + Points;
        var change = Figures.SignOf(distance.Value, decimals) switch
        {
            > 0 => new Change("▲", text, $"выше {from} на", true),
            < 0 => new Change("▼", text, $"ниже {from} на", false),
            _ => new Change("", text, "", true),
        };
        return change.Sign.Length > 0
            ? change with { Short = change.Sign + " " + points, Told = $"{change.Sign} {change.Words} {Figures.Share(Math.Abs(distance.Value), decimals)}{Figures.Space}{Points}" }
            : change with { Short = points, Told = from == "цели" ? "ровно цель" : "ровно порог" };
    }

    /// <summary>Compares two figures.</summary>
    /// <param name="now">Now; shares in millionths, hours and numbers in hundredths.</param>
    /// <param name="before">What with.</param>
    /// <param name="kind">What they are.</param>
    /// <param name="lowerIsBetter">Such as absences.</param>
    /// <returns>Null when either has no data: there is nothing to compare.</returns>
    public static Change? Of(long? now, long? before, ColumnKind kind, bool lowerIsBetter = false)
    {
        if (now is not { } current || before is not { } earlier)
        {
            return null;
        }

        // Rounded values are compared: a change that rounds to zero is none.
        var step = kind == ColumnKind.Share ? 1000 : 1;
        var difference = (long)Math.Round((current - earlier) / (decimal)step, MidpointRounding.AwayFromZero) * step;
        if (difference == 0)
        {
            return new Change("", "без изменений", "", null);
        }

        var size = Math.Abs(difference);
        var text = kind switch
        {
            ColumnKind.Share => Figures.Share(size) + Figures.Space + Points,
            ColumnKind.Hours => Figures.Hours(size) + Figures.Space + "ч",
            ColumnKind.Number => Figures.Number(size / 100m),
            _ => Figures.Count(size),
        };
        var up = difference > 0;
        return new Change(up ? "▲" : "▼", text, up ? "выше на" : "ниже на", up != lowerIsBetter);
    }
}
