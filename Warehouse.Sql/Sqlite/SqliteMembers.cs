using Warehouse.Sql.Core;

namespace Warehouse.Sql.Sqlite;

/// <summary>Looks up keys of a dimension's members one by one: a query takes microseconds here.</summary>
/// <param name="session">The load.</param>
/// <param name="dimension">Prefix of its files.</param>
internal sealed class SqliteMembers(SqliteLoadSession session, string dimension) : IMemberKeys
{
    private static readonly Dictionary<string, long> None = [];

    private readonly SqliteStatement _find = session.Statement($"Dimensions/{dimension}.find");
    private readonly SqliteStatement _infer = session.Statement($"Dimensions/{dimension}.infer");

    public bool IsAskedInSets => false;

    public IReadOnlyDictionary<string, long> Find(long organisation, IReadOnlyCollection<string> codes) => None;

    public long Key(long organisation, string code) =>
        Ask(_find, organisation, code) ?? Ask(_infer, organisation, code)
        ?? throw new InvalidOperationException($"No key came back for a new code of {dimension}.");

    public void Dispose()
    {
        _find.Dispose();
        _infer.Dispose();
    }

    private static long? Ask(SqliteStatement statement, long organisation, string code)
    {
        statement.Bind(statement.Parameter("org_key"), Cell.Of(organisation));
        statement.Bind(statement.Parameter("code"), Cell.Of(code));
        long? key = statement.Read() ? statement.Column(0).Number : null;
        statement.Reset();
        return key;
    }
}
