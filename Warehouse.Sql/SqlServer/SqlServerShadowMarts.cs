using System.Text.RegularExpressions;
using Dapper;
using Microsoft.Data.SqlClient;
using Warehouse.Sql.AsOf;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Core;
using Warehouse.Sql.Marts;
using Warehouse.Sql.Schema;

namespace Warehouse.Sql.SqlServer;

/// <summary>
/// Marts as temporary tables of a connection, which need no rights and disappear with it: <c>mart_outcome</c> of a statement is <c>#mart_outcome</c>.
/// </summary>
/// <param name="server">The warehouse's connections.</param>
/// <param name="catalogue">The marts, and the statement that holds one state of the warehouse.</param>
internal sealed partial class SqlServerShadowMarts(SqlServerConnections server, SqlCatalogue catalogue)
{
    private readonly HashSet<string> _marts = [.. MartRefresh.In(catalogue).Select(mart => mart.ShortName)];

    /// <summary>Statements that make the empty tables.</summary>
    // Constraint names are unique in tempdb, and two workers may verify at the same time: drop the names.
    public IReadOnlyList<string> Tables =>
        [.. TableDefinitions.Of("sqlserver", _marts).Prepend(catalogue["AsOf/touched"].Text).Select(table => Text(ConstraintName().Replace(table, "")))];

    /// <summary>The statement over the temporary tables.</summary>
    /// <param name="statement">Its text over the warehouse's.</param>
    public string Text(string statement) => PastNames.Token().Replace(
        statement, token => token.Groups["name"].Value is var name && (name == "touched_group" || _marts.Contains(name)) ? "#" + token.Value : token.Value);

    /// <summary>Creates the empty marts and begins the read transaction.</summary>
    public async Task<WarehouseReading> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = await server.OpenAloneAsync(cancellationToken);
        try
        {
            foreach (var table in Tables)
            {
                await connection.ExecuteAsync(new CommandDefinition(table, cancellationToken: cancellationToken));
            }

            await connection.ExecuteAsync(new CommandDefinition(
                catalogue["Verify/begin"].Text, commandTimeout: server.LockTimeoutSeconds, cancellationToken: cancellationToken));
            return new WarehouseReading(connection, Text);
        }
        catch (Exception error)
        {
            await connection.DisposeAsync();
            if (error is SqlException known)
            {
                var reason = SqlServerErrors.Translate(known, server.Text);
                throw reason is WarehouseUnavailableException { Code: "timeout" } ? SqlServerErrors.Locked(server.Text, known) : reason;
            }

            throw;
        }
    }

    [GeneratedRegex(@"\bCONSTRAINT \w+ ")]
    private static partial Regex ConstraintName();
}
