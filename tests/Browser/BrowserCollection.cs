namespace Browser;

/// <summary>All tests of pages share one site and one browser, which take seconds to start.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<BrowserFixture>
{
    /// <summary>Its name.</summary>
    public const string Name = "browser";
}
