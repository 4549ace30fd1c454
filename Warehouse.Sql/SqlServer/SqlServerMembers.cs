using Warehouse.Sql.Core;

namespace Warehouse.Sql.SqlServer;

/// <summary>
/// Looks up keys of a dimension's members in batches. A new code gets a negative number, which becomes a key in the load's
/// turn: no load waits for another's codes, and an abandoned one leaves no members.
/// </summary>
/// <param name="session">The load.</param>
/// <param name="dimension">Prefix of its files.</param>
internal sealed class SqlServerMembers(SqlServerLoadSession session, string dimension) : IMemberKeys
{
    // Codes hold no control characters: their contract rejects them.
    private const char Between = '\x1f';

    private readonly Dictionary<(long Organisation, string Code), long> _new = [];

    public bool IsAskedInSets => true;

    public IReadOnlyDictionary<string, long> Find(long organisation, IReadOnlyCollection<string> codes)
    {
        var found = new Dictionary<string, long>(StringComparer.Ordinal);
        using var statement = session.Prepare($"Dimensions/{dimension}.find-many");
        statement.Bind(statement.Parameter("org_key"), Cell.Of(organisation));
        statement.Bind(statement.Parameter("codes"), Cell.Of(string.Join(Between, codes)));
        while (statement.Read())
        {
            found[statement.Column(0).Text ?? ""] = statement.Column(1).Number;
        }

        return found;
    }

    public long Key(long organisation, string code)
    {
        if (!_new.TryGetValue((organisation, code), out var number))
        {
            number = session.NewMember(dimension, organisation, code);
            _new.Add((organisation, code), number);
        }

        return number;
    }

    public void Dispose()
    {
    }
}
