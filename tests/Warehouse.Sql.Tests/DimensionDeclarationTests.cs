using Ingest.Feeds.Contracts;
using Ingest.Worker.Loading;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Core;
using Warehouse.Sql.Dimensions;

namespace Warehouse.Sql.Tests;

/// <summary>Declarations of dimensions and bridges say what their tables and the contracts of their feeds say.</summary>
public sealed class DimensionDeclarationTests : IDisposable
{
    private readonly TempWarehouse _warehouse = new();

    public static TheoryData<string> Dimensions => [.. All<Dimension>().Select(dimension => dimension.Name)];

    public static TheoryData<string> Tables => [.. All<LoadedDimension>().Select(dimension => dimension.Name), .. All<Bridge>().Select(bridge => bridge.Name)];

    public void Dispose() => _warehouse.Dispose();

    [Theory]
    [MemberData(nameof(Dimensions))]
    public void Code_ThatNobodyNamedBefore_BecomesAMemberOnce(string name)
    {
        using var session = _warehouse.Engine.BeginLoad(CancellationToken.None);
        long key;
        using (var members = session.Members(name))
        {
            key = members.Key(1, "A");
            Assert.Equal(key + 1, members.Key(1, "B"));
        }

        using var again = session.Members(name);
        Assert.True(key > 0);
        Assert.Equal(key, again.Key(1, "A"));
        Assert.Equal(name == "organisation", key == again.Key(2, "A"));
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void Columns_AndTheirTypes_AreThoseOfTheTables(string name)
    {
        if (All<Bridge>().FirstOrDefault(bridge => bridge.Name == name) is { } declared)
        {
            Assert.Equal(Names([.. declared.Key, .. declared.Values], "load_file_key", "line_no"), Of(declared.Table));
            return;
        }

        var dimension = All<LoadedDimension>().Single(one => one.Name == name);
        var versioned = dimension as VersionedDimension;
        string[] member = [dimension.KeyColumn, "load_file_key", "line_no"];
        Assert.Equal(
            Names(
                [.. dimension.Attributes, .. versioned?.Overwritten ?? [], new Column(dimension.CodeColumn, ColumnType.Code)],
                [.. member, "org_key", "is_inferred"]),
            Of("dim_" + name));
        if (versioned is not null)
        {
            Assert.Equal(Names(dimension.Attributes, [.. member, "valid_from", "valid_to", "is_dated"]), Of($"dim_{name}_history"));
            Assert.Equal(versioned.Person.Count == 0 ? [] : Names(versioned.Person, member), Of(name + "_person"));
        }
    }

    [Fact]
    public void EveryStagedColumn_IsFilledByTheContractOfItsFeed()
    {
        foreach (var feed in new FeedCatalogue().Feeds.Where(feed => !feed.IsFact && feed.Name is not ("removals" or "closings" or "withdrawals")))
        {
            var declaration = All<LoadedDimension>().Concat<Declaration>(All<Bridge>()).Single(one => one.NameAs("staged") == feed.Name);

            var given = feed.Columns.Select(column => column.Parameter).Concat(feed.Derived).ToHashSet();
            // Teachers are never told with a day.
            Assert.Equal(
                feed.Name == "teachers" ? ["valid_from"] : Array.Empty<string>(),
                declaration.Lists["columns"].Select(column => column.Parameter).Where(parameter => !given.Contains(parameter)));
            Assert.All(declaration.Lists["members"], column =>
                Assert.Equal(column.Dimension, feed.Columns.Single(one => one.Parameter == column.Parameter).Dimension?.Name));
        }
    }

    private static IEnumerable<T> All<T>() => typeof(Dimension).Assembly.GetTypes()
        .Where(type => typeof(T).IsAssignableFrom(type) && !type.IsAbstract)
        .Select(type => (T)Activator.CreateInstance(type)!);

    private static IEnumerable<string> Names(IReadOnlyList<Column> columns, params string[] more) =>
        columns.Select(column => column.Name + (column.Type is ColumnType.Integer or ColumnType.Amount ? " INTEGER" : " TEXT"))
            .Concat(more.Select(name => name + " INTEGER"))
            .Order(StringComparer.Ordinal);

    private IEnumerable<string> Of(string table) =>
        _warehouse.Rows($"SELECT concat(name, ' ', type) FROM pragma_table_info('{table}')").Select(row => row[0]!).Order(StringComparer.Ordinal);
}
