using System.Text.RegularExpressions;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Reports.Web.Charts;
using Reports.Web.Tests.Site;
using Warehouse.Sql.Core;
using Warehouse.Sql.Reading;

namespace Reports.Web.Tests;

public sealed partial class CatalogueWalkTests(SiteFactory site) : IClassFixture<SiteFactory>
{
    private static readonly string[] Fence = ["scope_organisation", "scope_groups", "scope_learner"];

    public static TheoryData<string> Names()
    {
        var catalogue = new Warehouse.Sql.Catalogue.SqlCatalogue("sqlite", Path.Combine(AppContext.BaseDirectory, "Site", "none"));
        return [.. catalogue.In("Reports").Select(file => file.ShortName)];
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Report_RunOnTheSchema_ReturnsItsHeadersColumns(string name)
    {
        var report = Report(name);
        await using var connection = await site.Services.GetRequiredService<IWarehouseEngine>().OpenReadAsync(CancellationToken.None);
        var values = new DynamicParameters();
        foreach (var parameter in Fence.Concat(report.Parameters))
        {
            values.Add(parameter, null);
        }

        await using var reader = await connection.ExecuteReaderAsync(report.File.Text, values);
        Assert.Equal(report.Columns.Select(column => column.Name), Enumerable.Range(0, reader.FieldCount).Select(reader.GetName));
        Assert.NotEmpty(report.Columns);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Report_Statement_TakesItsParameters(string name)
    {
        var report = Report(name);
        var statement = string.Join('\n', report.File.Text.Split('\n').Where(line => !line.StartsWith("--", StringComparison.Ordinal)));
        var used = Parameter().Matches(statement).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(report.Parameters.Order(), used.Except(Fence).Order());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Report_Header_SaysWhatAPageNeeds(string name)
    {
        var report = Report(name);
        Assert.NotNull(report.File.Value("title"));
        Assert.Null(report.Problem);
        Assert.All(report.Roles, role => Assert.Contains(role, Access.Roles.Names.Keys));
        if (report.Chart is { } chart)
        {
            Assert.All(ChartHeader.Parse(chart).Columns.Values, column => Assert.Contains(column, report.Columns.Select(one => one.Name)));
        }
    }

    private Report Report(string name) => site.Services.GetRequiredService<ReportReader>().Find(name)!;

    [GeneratedRegex("@(\\w+)")]
    private static partial Regex Parameter();
}
