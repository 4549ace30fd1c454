using System.Text.Json;
using Ingest.Feeds.Checking;
using Warehouse.Sql.Core;
using Warehouse.Sql.Reading;

namespace Reports.Web.Uploads;

/// <summary>Knows the codes of the warehouse as far as the sender of a file may see them. A check asks on a thread of its own.</summary>
/// <param name="reader">The warehouse's reports.</param>
/// <param name="scope">What the sender may see.</param>
public sealed class CodeBook(ReportReader reader, Scope scope) : ICodeBook
{
    // The organisation of rows that name none.
    private const long Usual = 1;
    private const int MostRejects = 50_000;

    private HashSet<string>? _rejects;

    /// <inheritdoc/>
    public RowFence Fence => FenceOf(scope);

    /// <summary>What a sender is kept to.</summary>
    /// <param name="scope">What the sender may see.</param>
    public static RowFence FenceOf(Scope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return scope.IsWithinOrganisation ? RowFence.Groups : scope.OrganisationKey is not null ? RowFence.Organisation : RowFence.None;
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<NamedCode, CodeState> Look(IReadOnlyCollection<NamedCode> codes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(codes);
        var seen = Read(scope, codes, cancellationToken);

        // Whose names a row would open to the sender: learners of others. What else is beyond the fence is nobody's secret and not told either.
        var there = Fence == RowFence.Groups ? Read(Scope.Everything, [.. codes.Where(code => code.Kind == "learner")], cancellationToken) : seen;
        return codes.ToDictionary(code => code, code => code.Kind switch
        {
            NamedCode.Reject => Rejects(cancellationToken).Contains(code.Code) ? CodeState.Known : CodeState.Unknown,
            "organisation" when code.Code.Length == 0 => scope.OrganisationKey == Usual ? CodeState.Known : CodeState.Unknown,
            "module" or "programme" or "teacher" when Fence == RowFence.Groups => CodeState.Known,
            _ when seen.Has(code) => CodeState.Known,
            _ when there.Has(code) => CodeState.Closed,
            _ => CodeState.Unknown,
        });
    }

    private Codes Read(Scope within, IReadOnlyCollection<NamedCode> codes, CancellationToken cancellationToken)
    {
        var wanted = codes.Where(code => code.Kind != NamedCode.Reject && code.Code.Length > 0).Select(code => new { kind = code.Kind, code = code.Code }).Distinct().ToList();
        if (wanted.Count == 0)
        {
            return new Codes([]);
        }

        var rows = reader.ReadAsync(
            "known-codes", within, null, new Dictionary<string, object?> { ["codes"] = JsonSerializer.Serialize(wanted) }, cancellationToken).GetAwaiter().GetResult();
        return new Codes(rows.As<CodeRow>());
    }

    /// <summary>Rows in quarantine that the sender may correct.</summary>
    private HashSet<string> Rejects(CancellationToken cancellationToken) => _rejects ??= reader.ReadAsync(
            "load-rejects", scope, null, new Dictionary<string, object?> { ["place_to"] = MostRejects }, cancellationToken).GetAwaiter().GetResult()
        .Rows.Select(row => row["row_id"] as string ?? "").ToHashSet(StringComparer.Ordinal);

    private sealed class Codes(IReadOnlyList<CodeRow> rows)
    {
        private readonly HashSet<(string, string, string)> _named = [.. rows.Select(row => (row.Kind, row.OrganisationCode, row.Code))];
        private readonly HashSet<(string, string)> _usual = [.. rows.Where(row => row.OrganisationKey == Usual).Select(row => (row.Kind, row.Code))];

        public bool Has(NamedCode code) => code.Kind == "organisation" ? _named.Contains((code.Kind, code.Code, code.Code))
            : code.Organisation is { } organisation ? _named.Contains((code.Kind, organisation, code.Code)) : _usual.Contains((code.Kind, code.Code));
    }

    /// <summary>A row of <c>known-codes</c>.</summary>
    private sealed record CodeRow(string Kind, long OrganisationKey, string OrganisationCode, string Code);
}
