namespace Ingest.Worker.Tests.Loading;

/// <summary>
/// A feed of facts of a random organisation: of each key an original or none, corrections of later dates, and sometimes a
/// removal, which may carry the date of the last value, an earlier or a later one, or none.
/// </summary>
/// <param name="Name">The feed.</param>
/// <param name="Key">Columns of the key.</param>
/// <param name="Values">The other columns.</param>
/// <param name="Keys">Cells of the keys.</param>
/// <param name="Value">Makes cells of the other columns, a group that the fact moves to among them.</param>
internal sealed record RandomFact(string Name, string Key, string Values, IEnumerable<string> Keys, Func<string> Value)
{
    private static readonly string[] Dates = ["", "2026-01-11", "2026-01-12"];

    /// <summary>Its rows and its removals.</summary>
    public IEnumerable<(string Header, IReadOnlyList<string> Rows)> Feeds(Random random)
    {
        var rows = new List<string>();
        var removals = new List<string>();
        foreach (var key in Keys)
        {
            var dates = Dates.Take(random.Next(3) == 0 ? Dates.Length : 1).Where(_ => random.Next(8) > 0).ToList();
            rows.AddRange(dates.Select(date => $"{key},{Value()},{date},к{random.Next(2)}"));
            if (random.Next(4) == 0)
            {
                var date = dates.Count > 0 && random.Next(2) == 0 ? dates[^1] : random.Next(3) == 0 ? "2026-01-15" : Dates[random.Next(Dates.Length)];
                removals.Add($"{Name},Петров,ошибка,{date},{key}");
            }
        }

        return [($"{Key},{Values},corrected_on,corrected_by", rows), ($"feed,removed_by,reason,corrected_on,{Key}", removals)];
    }
}
