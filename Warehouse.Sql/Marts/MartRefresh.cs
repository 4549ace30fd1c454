using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Core;

namespace Warehouse.Sql.Marts;

/// <summary>Rebuilds marts for the groups that a load touched. Each mart is a file of <c>Marts/</c> that begins with <c>mart_</c>.</summary>
/// <param name="catalogue">The marts' SQL.</param>
public sealed class MartRefresh(SqlCatalogue catalogue)
{
    /// <summary>The marts in the order in which they are built.</summary>
    public IReadOnlyList<SqlFile> Marts { get; } = In(catalogue);

    /// <summary>The marts of a catalogue in the order in which they are built.</summary>
    /// <param name="catalogue">The catalogue.</param>
    public static IReadOnlyList<SqlFile> In(SqlCatalogue catalogue) =>
        [.. catalogue.In("Marts").Where(file => file.ShortName.StartsWith("mart_", StringComparison.Ordinal))];

    /// <summary>Refreshes the marts that depend on the feeds, for the touched groups.</summary>
    /// <param name="session">The load.</param>
    /// <param name="feeds">English names of the feeds that were loaded.</param>
    public void Run(ILoadSession session, IReadOnlyCollection<string> feeds) =>
        Run(session, [.. Marts.Where(mart => (mart.Value("feeds")?.Split(',', StringSplitOptions.TrimEntries) ?? []).Any(feeds.Contains))]);

    /// <summary>Rebuilds every mart from the facts.</summary>
    /// <param name="session">A session that loads nothing.</param>
    public void Rebuild(ILoadSession session)
    {
        session.TakeTurn();
        session.Run("Marts/touch-all");
        Run(session, Marts);
    }

    private static void Run(ILoadSession session, IReadOnlyList<SqlFile> marts)
    {
        var parts = session.Query<long>("Marts/touched").Chunk(session.GroupsAtATime).ToList();
        foreach (var part in parts)
        {
            if (parts.Count > 1)
            {
                Touch(session, part);
            }

            foreach (var mart in marts)
            {
                session.Run(mart.Name);
            }
        }
    }

    /// <summary>Makes these groups the only touched ones.</summary>
    private static void Touch(ILoadSession session, long[] groups)
    {
        session.Run("Marts/touch-begin");
        using var touch = session.Prepare("Marts/touch");
        foreach (var group in groups)
        {
            touch.Bind(touch.Parameter("group_key"), Cell.Of(group));
            touch.Execute();
        }
    }
}
