using System.Data.Common;
using System.Globalization;
using Dapper;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Core;
using Warehouse.Sql.Schema;

namespace Warehouse.Sql.Marts;

/// <summary>
/// Builds every mart from the facts into shadow tables by the statements that a load uses, compares them with the stored ones row by row and checks foreign
/// keys. It reads one state of the warehouse, changes nothing and blocks no load.
/// </summary>
/// <param name="engine">The warehouse.</param>
/// <param name="catalogue">The SQL of marts and checks.</param>
public sealed class Verification(IWarehouseEngine engine, SqlCatalogue catalogue)
{
    private const int Shown = 4;

    /// <summary>Runs all checks.</summary>
    /// <returns>The result of each.</returns>
    /// <exception cref="WarehouseUnavailableException">The warehouse cannot be read.</exception>
    public async Task<IReadOnlyList<Check>> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            // The embedded engine blocks the caller's thread.
            return await Task.Run(() => CheckAsync(cancellationToken), cancellationToken);
        }
        catch (DbException error) when (engine.Explain(error) is { } reason)
        {
            throw reason;
        }
    }

    private async Task<IReadOnlyList<Check>> CheckAsync(CancellationToken cancellationToken)
    {
        await using var shadow = await engine.OpenShadowMartsAsync(cancellationToken);
        if (SchemaState.Fault(engine.Dialect, [.. await shadow.Connection.QueryAsync<int>(shadow.Text(catalogue["Migrate/journal"].Text))]) is { } fault)
        {
            throw fault;
        }

        var marts = MartRefresh.In(catalogue);
        foreach (var statements in marts.Prepend(catalogue["Marts/touch-all"]))
        {
            await shadow.Connection.ExecuteAsync(Command(statements.Name));
        }

        var checks = new List<Check>();
        foreach (var mart in marts)
        {
            await using var reader = await shadow.Connection.ExecuteReaderAsync(Command($"Verify/{mart.ShortName}.differences"));
            checks.Add(await ReadAsync(mart.ShortName, reader, cancellationToken));
        }

        checks.Add(new Check("foreign_keys", await shadow.Connection.ExecuteScalarAsync<long>(Command("Verify/foreign-keys")), []));
        return checks;

        // No timeout: nothing waits for these statements.
        CommandDefinition Command(string name)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return new CommandDefinition(shadow.Text(catalogue[name].Text), commandTimeout: 0, cancellationToken: cancellationToken);
        }
    }

    /// <summary>The last column is the number of stored copies of the row less those that follow from the facts.</summary>
    private static async Task<Check> ReadAsync(string mart, DbDataReader reader, CancellationToken cancellationToken)
    {
        var columns = reader.FieldCount - 1;
        var differences = 0L;
        var first = new List<DifferingRow>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var copies = Convert.ToInt64(reader.GetValue(columns), CultureInfo.InvariantCulture);
            differences += Math.Abs(copies);
            if (first.Count < Shown)
            {
                first.Add(new DifferingRow(copies > 0, string.Join(' ', Enumerable.Range(0, columns).Select(Cell))));
            }
        }

        return new Check(mart, differences, first);

        string Cell(int column) => string.Create(
            CultureInfo.InvariantCulture, $"{reader.GetName(column)}={(reader.IsDBNull(column) ? "NULL" : reader.GetValue(column))}");
    }
}
