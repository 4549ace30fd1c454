using Microsoft.Data.SqlClient;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Core;
using Warehouse.Sql.Schema;

namespace Warehouse.Sql.SqlServer;

/// <summary>
/// Decides by the journal whether an unknown table or column is due to a schema older than the program: a statement may
/// also be wrong by itself, and then <c>migrate</c> does not help.
/// </summary>
/// <param name="server">The connections.</param>
/// <param name="catalogue">Where the journal is asked.</param>
/// <param name="schema">The scripts of this program.</param>
internal sealed class SchemaGap(SqlServerConnections server, SqlCatalogue catalogue, IReadOnlyList<SchemaScript> schema)
{
    /// <summary>The operator's view of an error.</summary>
    /// <param name="error">The error.</param>
    /// <returns>Null when the statement is at fault.</returns>
    public WarehouseUnavailableException? Explain(SqlException error)
    {
        var reason = SqlServerErrors.Translate(error, server.Text) as WarehouseUnavailableException;
        if (reason?.Code != "old_schema")
        {
            return reason;
        }

        var missing = Missing();
        return missing.Count == 0 ? null : new WarehouseUnavailableException(
            "old_schema",
            $"Схема хранилища {server.Text} старее программы: не выполнены сценарии {string.Join(", ", missing.Select(Title))}. Выполните команду migrate.",
            error);
    }

    private static string Title(SchemaScript script) => $"{script.Number:0000} «{script.Name}»";

    private List<SchemaScript> Missing()
    {
        try
        {
            using var connection = server.Open();
            using var command = connection.CreateCommand();
            command.CommandText = catalogue["Migrate/journal"].Text;
            using var reader = command.ExecuteReader();
            var done = new HashSet<int>();
            while (reader.Read())
            {
                done.Add(reader.GetInt32(0));
            }

            // Scripts of options change performance and make no tables.
            return [.. schema.Where(script => script.Option is null && !done.Contains(script.Number))];
        }
        catch (Exception error) when (error is SqlException or WarehouseUnavailableException)
        {
            // Without an answer, treat it as a fault of the statement: the log shows it in full.
            return [];
        }
    }
}
