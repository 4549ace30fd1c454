using System.Diagnostics.Metrics;
using Ingest.Worker.Inbox;
using Microsoft.Extensions.DependencyInjection;
using Warehouse.Sql.Core;

namespace Ingest.Worker.Tests.Inbox;

public sealed class MetricsTests
{
    [Fact]
    public async Task Run_LoadedAndFailedFiles_AreCountedByFeed()
    {
        using var service = new Service();
        var meters = service.Get<IMeterFactory>();
        var seen = new List<(string Name, double Value, string Tags)>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            // Tests run side by side, each with a meter of its own.
            if (instrument.Meter.Name == IngestMetrics.MeterName && ReferenceEquals(instrument.Meter.Scope, meters))
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => seen.Add((instrument.Name, value, Text(tags))));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => seen.Add((instrument.Name, value, Text(tags))));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => seen.Add((instrument.Name, value, Text(tags))));
        listener.Start();

        service.Drop("1.csv", Service.Modules("M1", "M2", "") + "P1,M4,\n");
        service.Drop("2.csv", "foo,bar\n1,2\n");
        service.Drop("3.csv", "programme_code,module_code,name\nP1,M1,Другое название\n");
        await service.SettleAsync();
        service.Drop("later.csv", Service.Modules("M9"));
        service.Pass.Run(TestContext.Current.CancellationToken);
        listener.RecordObservableInstruments();

        Assert.Equal(5, Sum("rows_read"));
        Assert.Equal(2, Sum("rows_loaded"));
        Assert.Equal(1, Sum("rows_corrected"));
        Assert.Equal(2, Sum("rows_rejected"));
        Assert.All(seen.Where(one => one.Name.StartsWith("rows_", StringComparison.Ordinal)), one => Assert.Equal("feed=modules", one.Tags));
        Assert.Equal(
            ["feed=modules,state=Loaded", "feed=modules,state=Loaded", "feed=unknown,state=Failed"],
            seen.Where(one => one.Name == "file_seconds").Select(one => one.Tags).Order(StringComparer.Ordinal));
        Assert.Equal(1, Assert.Single(seen, one => one.Name == "inbox_waiting").Value);

        double Sum(string name) => seen.Where(one => one.Name == name).Sum(one => one.Value);
    }

    private static string Text(ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        string.Join(',', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"));
}
