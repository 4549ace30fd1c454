using Warehouse.Sql.Core;

namespace Warehouse.Sql.SqlServer;

/// <summary>
/// Looks up keys of a dimension's members in chunks. A new code gets a negative number, which becomes a key in the load's
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
        return session.Query<FoundMember>(
                $"Dimensions/{dimension}.find-many",
                ("org_key", Cell.Of(organisation)),
                ("codes", Cell.Of(string.Join(Between, codes))))
            .ToDictionary(member => member.Code, member => member.MemberKey, StringComparer.Ordinal);
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

    private sealed record FoundMember
    {
        public string Code { get; init; } = "";

        public long MemberKey { get; init; }
    }
}
