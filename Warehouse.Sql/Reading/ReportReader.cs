using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Dapper;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Core;

namespace Warehouse.Sql.Reading;

/// <summary>The only way to read the warehouse: binds the viewer's scope and the moment of knowledge to every query.</summary>
/// <param name="engine">The warehouse.</param>
/// <param name="catalogue">Its SQL.</param>
public sealed class ReportReader(IWarehouseEngine engine, SqlCatalogue catalogue) : IDisposable
{
    private readonly ReportCache _cache = new();

    /// <summary>Every report there is, by name.</summary>
    public IReadOnlyList<Report> Reports { get; } = [.. catalogue.In("Reports").Select(file => new Report(file))];

    /// <summary>The report of that name.</summary>
    /// <param name="name">File name without ending.</param>
    /// <returns><see langword="null"/> when there is none.</returns>
    public Report? Find(string name) => Reports.FirstOrDefault(report => report.Name == name);

    /// <summary>Reads a report as a table.</summary>
    /// <param name="name">The report.</param>
    /// <param name="scope">What the viewer may see.</param>
    /// <param name="asOf">Moment of knowledge; null is now.</param>
    /// <param name="parameters">Values for the parameters of its header; one not given is null.</param>
    /// <exception cref="KeyNotFoundException">There is no such report.</exception>
    public Task<ReportTable> ReadAsync(
        string name,
        Scope scope,
        DateTimeOffset? asOf,
        IReadOnlyDictionary<string, object?> parameters,
        CancellationToken cancellationToken) => ReadAsync(
            Find(name) ?? throw new KeyNotFoundException($"There is no report '{name}'."), scope, asOf, parameters, cancellationToken);

    /// <summary>Reads a query of another folder of the catalogue, such as an indicator.</summary>
    /// <param name="report">The query with its columns.</param>
    /// <param name="scope">What the viewer may see.</param>
    /// <param name="asOf">Moment of knowledge; null is now.</param>
    /// <param name="parameters">Values for the parameters of its header; one not given is null.</param>
    public async Task<ReportTable> ReadAsync(
        Report report,
        Scope scope,
        DateTimeOffset? asOf,
        IReadOnlyDictionary<string, object?> parameters,
        CancellationToken cancellationToken)
    {
        // Read the version before the rows, for the past too: a cached table is then never older than its version.
        var key = ReportCache.Takes(report) ? ReportCache.Key(report, scope, asOf, parameters, await DataVersion.ReadAsync(engine, catalogue, cancellationToken)) : null;
        if (key is not null && _cache.Find(key) is { } kept)
        {
            return kept;
        }

        await using var reading = await OpenAsync(asOf, cancellationToken);
        var rows = new List<ReportRow>();
        await foreach (var row in RowsAsync(reading, report, await BindAsync(reading, report, scope, parameters, cancellationToken), cancellationToken))
        {
            rows.Add(row);
        }

        var table = new ReportTable(report, rows);
        if (key is not null)
        {
            _cache.Keep(key, table);
        }

        return table;
    }

    /// <inheritdoc/>
    public void Dispose() => _cache.Dispose();

    /// <summary>
    /// Streams a report of any length: rows are not buffered, and the connection is held until the last row is read or
    /// the caller stops.
    /// </summary>
    /// <param name="report">The query with its columns.</param>
    /// <param name="scope">What the viewer may see.</param>
    /// <param name="asOf">Moment of knowledge; null is now.</param>
    /// <param name="parameters">Values for the parameters of its header; one not given is null.</param>
    public async IAsyncEnumerable<ReportRow> StreamAsync(
        Report report,
        Scope scope,
        DateTimeOffset? asOf,
        IReadOnlyDictionary<string, object?> parameters,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var reading = await OpenAsync(asOf, cancellationToken);
        await foreach (var row in RowsAsync(reading, report, await BindAsync(reading, report, scope, parameters, cancellationToken), cancellationToken))
        {
            yield return row;
        }
    }

    private async Task<WarehouseReading> OpenAsync(DateTimeOffset? asOf, CancellationToken cancellationToken) => asOf is { } moment
        ? await engine.OpenAsOfAsync(moment, cancellationToken)
        : new WarehouseReading(await engine.OpenReadAsync(cancellationToken));

    private async IAsyncEnumerable<ReportRow> RowsAsync(
        WarehouseReading reading, Report report, DynamicParameters parameters, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var reader = await ExplainedAsync(() => reading.Connection.ExecuteReaderAsync(
            new CommandDefinition(reading.Text(report.File.Text), parameters, cancellationToken: cancellationToken)));
        var next = () => reader.ReadAsync(cancellationToken);
        while (await ExplainedAsync(next))
        {
            var values = new object?[reader.FieldCount];
            reader.GetValues(values!);
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = Plain(values[i]!);
            }

            yield return new ReportRow(report.Columns, values);
        }
    }

    private async Task<T> ExplainedAsync<T>(Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (DbException error) when (engine.Explain(error) is { } reason)
        {
            throw reason;
        }
    }

    /// <summary>Whole numbers become long and others double, whatever the engine's type.</summary>
    private static object? Plain(object value) => value switch
    {
        DBNull => null,
        int number => (long)number,
        short number => (long)number,
        byte number => (long)number,
        decimal number => (double)number,
        float number => (double)number,
        _ => value,
    };

    /// <summary>Keys of the groups that a scope holds at the moment of the reading, as a JSON array; null when it has no limit by groups.</summary>
    private async Task<string?> GroupsAsync(WarehouseReading reading, Scope scope, CancellationToken cancellationToken)
    {
        if (!scope.IsOfGroups)
        {
            return null;
        }

        var bound = new DynamicParameters();
        bound.Add("organisation", scope.OrganisationKey, DbType.Int32);
        bound.Add("curator", scope.CuratorKey, DbType.Int32);
        bound.Add("programmes", scope.ProgrammeKeys?.ToString(), DbType.String);
        bound.Add("groups", scope.GroupKeys?.ToString(), DbType.String);
        return new KeySet(await ExplainedAsync(() => reading.Connection.QueryAsync<int>(new CommandDefinition(
            reading.Text(catalogue["Reading/scope-groups"].Text), bound, cancellationToken: cancellationToken)))).ToString();
    }

    private async Task<DynamicParameters> BindAsync(
        WarehouseReading reading, Report report, Scope scope, IReadOnlyDictionary<string, object?> parameters, CancellationToken cancellationToken)
    {
        var bound = new DynamicParameters();
        bound.Add("scope_organisation", scope.OrganisationKey, DbType.Int32);
        bound.Add("scope_groups", await GroupsAsync(reading, scope, cancellationToken), DbType.String);

        // For operators' statements of earlier builds, which know no programmes and groups: they stay closed to whoever is kept to some.
        bound.Add("scope_curator", scope.ProgrammeKeys is null && scope.GroupKeys is null ? scope.CuratorKey : -1, DbType.Int32);
        bound.Add("scope_learner", scope.LearnerKey, DbType.Int32);
        foreach (var parameter in report.Parameters)
        {
            // Bind null as a string; both engines convert it implicitly.
            var value = parameters.GetValueOrDefault(parameter);
            bound.Add(parameter, value, value is null ? DbType.String : null);
        }

        return bound;
    }
}
