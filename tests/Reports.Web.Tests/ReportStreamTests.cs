using System.Data;
using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using NSubstitute;
using Reports.Web.Tests.Site;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Core;
using Warehouse.Sql.Reading;

namespace Reports.Web.Tests;

public sealed class ReportStreamTests(SiteFactory site) : IClassFixture<SiteFactory>
{
    private static readonly Dictionary<string, object?> Everything = new() { ["from"] = 20260101, ["to"] = 20261231 };

    [Fact]
    public async Task Stream_OfAReport_HasTheRowsOfItsTable()
    {
        var reader = site.Services.GetRequiredService<ReportReader>();
        var table = await reader.ReadAsync("learner-months", Scope.Everything, null, Everything, CancellationToken.None);
        var rows = new List<ReportRow>();
        await foreach (var row in reader.StreamAsync(table.Report, Scope.Everything, null, Everything, CancellationToken.None))
        {
            rows.Add(row);
        }

        Assert.Equal(4, rows.Count);
        Assert.Equal(Values(table.Rows), Values(rows));

        IEnumerable<object?[]> Values(IEnumerable<ReportRow> all) => all.Select(row => table.Columns.Select(column => row[column]).ToArray());
    }

    [Fact]
    public async Task Stream_LeftAfterARow_ReleasesItsConnection()
    {
        var (reader, connection) = await OfOneConnectionAsync();
        await foreach (var _ in reader.StreamAsync(reader.Find("learner-months")!, Scope.Everything, null, Everything, CancellationToken.None))
        {
            Assert.Equal(ConnectionState.Open, connection.State);
            break;
        }

        Assert.Equal(ConnectionState.Closed, connection.State);
    }

    [Fact]
    public async Task Stream_Cancelled_StopsAndReleasesItsConnection()
    {
        var (reader, connection) = await OfOneConnectionAsync();
        using var stop = new CancellationTokenSource();
        var rows = 0;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in reader.StreamAsync(reader.Find("learner-months")!, Scope.Everything, null, Everything, stop.Token))
            {
                rows++;
                await stop.CancelAsync();
            }
        });
        Assert.Equal(1, rows);
        Assert.Equal(ConnectionState.Closed, connection.State);
    }

    private async Task<(ReportReader Reader, DbConnection Connection)> OfOneConnectionAsync()
    {
        var connection = await site.Services.GetRequiredService<IWarehouseEngine>().OpenReadAsync(CancellationToken.None);
        var engine = Substitute.For<IWarehouseEngine>();
        engine.OpenReadAsync(Arg.Any<CancellationToken>()).Returns(connection);
        return (new ReportReader(engine, site.Services.GetRequiredService<SqlCatalogue>()), connection);
    }
}
