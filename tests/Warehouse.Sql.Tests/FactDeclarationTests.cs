using System.Globalization;
using System.Text.RegularExpressions;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Facts;
using Warehouse.Sql.Schema;

namespace Warehouse.Sql.Tests;

/// <summary>Declarations of facts say what their tables are: a column that only one of them has is found here.</summary>
public sealed partial class FactDeclarationTests : IDisposable
{
    private readonly TempWarehouse _warehouse = new();

    public static TheoryData<Type> Facts => [.. typeof(Fact).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Fact)) && !type.IsAbstract)];

    public void Dispose() => _warehouse.Dispose();

    [Theory]
    [MemberData(nameof(Facts))]
    public void Table_HasTheDeclaredColumns_AndTheDeclaredKey(Type type)
    {
        var fact = (Fact)Activator.CreateInstance(type)!;
        var columns = fact.Lists["columns"].Select(column => column.Name).ToList();

        Assert.Equal(columns.Order(), Columns(fact.Table).Order());
        Assert.Equal(columns.Append("is_removed").Order(), Columns(fact.Table + "_revision").Order());
        Assert.Equal(
            fact.Key.Select(column => column.Name),
            _warehouse.Rows($"SELECT name FROM pragma_table_info('{fact.Table}') WHERE pk > 0 ORDER BY pk").Select(row => row[0]));
    }

    [Theory]
    [MemberData(nameof(Facts))]
    public void Types_AreThoseOfTheTable_AndEveryStagedColumnIsInOneTypedList(Type type)
    {
        var fact = (Fact)Activator.CreateInstance(type)!;
        string[] whole = ["integers", "amounts"];
        string[] texts = ["codes", "texts"];

        Assert.Equal(
            Columns(fact.Table).Except(["load_file_key", "line_no"]).Order(),
            whole.Concat(texts).SelectMany(list => fact.Lists[list]).Select(column => column.Name).Order());
        Assert.Equal(Columns(fact.Table, "TEXT").Order(), texts.SelectMany(list => fact.Lists[list]).Select(column => column.Name).Order());
    }

    [Theory]
    [MemberData(nameof(Facts))]
    public void Staging_OfSqlServer_HoldsWhatTheTableHolds(Type type)
    {
        var fact = (Fact)Activator.CreateInstance(type)!;
        var table = Sizes(fact.Table);
        var staging = Sizes("stage_" + fact.Name);

        Assert.NotEmpty(table);
        Assert.All(table, column => Assert.True(
            column.Value.Type == staging[column.Key].Type && column.Value.Size <= staging[column.Key].Size, $"{column}: {staging[column.Key]}"));
    }

    [Theory]
    [MemberData(nameof(Facts))]
    public void Refreshes_NamesColumnsOfTheFactAndOfTheGroup(Type type)
    {
        var fact = (Fact)Activator.CreateInstance(type)!;

        Assert.NotEmpty(fact.Lists["refreshes"]);
        Assert.Equal(fact.Refreshes.Count, fact.Lists["refreshes"].Count);
        Assert.Empty(fact.Refreshes.Except(Columns("dim_group")));
    }

    // A key that no load_member is joined for would go into the fact as a number below zero.
    [Theory]
    [MemberData(nameof(Facts))]
    public void Dimensions_OfTheDeclaration_AreThoseThatInferMembers(Type type)
    {
        var fact = (Fact)Activator.CreateInstance(type)!;
        var inferred = new SqlCatalogue("sqlserver").In("Dimensions")
            .Where(file => file.ShortName.EndsWith(".infer", StringComparison.Ordinal))
            .Select(file => file.ShortName[..^".infer".Length])
            .ToDictionary(dimension => dimension == "organisation" ? "org_key" : dimension + "_key");

        Assert.Equal(
            fact.Lists["columns"].Where(column => inferred.ContainsKey(column.Name)).Select(column => (column.Name, inferred[column.Name])),
            fact.Lists["members"].Select(column => (column.Name, column.Dimension!)));
    }

    private static Dictionary<string, (string Type, int Size)> Sizes(string table) => Column()
        .Matches(SchemaScripts.For("sqlserver")
            .Select(script => Regex.Match(script.Text, $@"CREATE TABLE {table} \((.*?)\n\);", RegexOptions.Singleline))
            .Single(match => match.Success).Value)
        .ToDictionary(
            match => match.Groups[1].Value,
            match => (match.Groups[2].Value, match.Groups[3].Success ? int.Parse(match.Groups[3].Value, CultureInfo.InvariantCulture) : 0));

    [GeneratedRegex(@"^    (\w+) (\w+)(?:\((\d+)\))?.* NULL", RegexOptions.Multiline)]
    private static partial Regex Column();

    private IEnumerable<string> Columns(string table, string type = "%") =>
        _warehouse.Rows($"SELECT name FROM pragma_table_info('{table}') WHERE type LIKE '{type}'").Select(row => row[0]!);
}
