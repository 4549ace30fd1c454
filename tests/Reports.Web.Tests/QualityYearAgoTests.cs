using System.Text.RegularExpressions;

namespace Reports.Web.Tests;

/// <summary>The year before, as it is known today and as it was known then.</summary>
public sealed class QualityYearAgoTests : IAsyncLifetime
{
    private readonly QualityWarehouse _warehouse = new();

    public ValueTask InitializeAsync() => _warehouse.InitializeAsync();

    public ValueTask DisposeAsync() => _warehouse.DisposeAsync();

    [Fact]
    public async Task YearAgo_AsItWasKnownThen_LeavesOutLaterCorrections()
    {
        await _warehouse.WaitAsync(TimeSpan.FromDays(365));
        _warehouse.LoadGrades("L2,G,M,interim,2026-11-01,4,five,1,2027-01-10\nL5,S,M,interim,2027-02-01,5,five,1,\n");
        var programme = Regex.Match(await _warehouse.PageAsync("/quality?preset=all"), "<option value=\"(\\d+)\"[^>]*>Охрана труда<").Groups[1].Value;

        // Of four grades of 2026 two were passed as known then, three since the correction; now one of one.
        var now = QualityWarehouse.Card(await _warehouse.PageAsync($"/quality?programme={programme}"), "Успеваемость, %");
        var then = QualityWarehouse.Card(await _warehouse.PageAsync($"/quality?programme={programme}&known=then"), "Успеваемость, %");
        Assert.Contains("25,0 п. п.", now, StringComparison.Ordinal);
        Assert.Contains("50,0 п. п.", then, StringComparison.Ordinal);
    }
}
