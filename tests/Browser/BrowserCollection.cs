namespace Browser;

/// <summary>All tests of pages share one site and one browser, one after another: two sites that start in one process at a time disturb each other.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<BrowserFixture>
{
    /// <summary>Its name.</summary>
    public const string Name = "browser";
}
