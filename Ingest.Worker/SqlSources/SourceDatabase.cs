using System.Data.Common;
using System.Globalization;
using Ingest.Sources;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace Ingest.Worker.SqlSources;

/// <summary>Another system's database, which is only read.</summary>
internal static class SourceDatabase
{
    /// <summary>A SQLite file.</summary>
    public const string Sqlite = "Sqlite";

    /// <summary>SQL Server.</summary>
    public const string SqlServer = "SqlServer";

    /// <summary>Opens the database.</summary>
    /// <param name="text">Connection string, or the path of a SQLite file.</param>
    /// <exception cref="UnreadableSourceException">It does not open. The message names the connection and not its content.</exception>
    public static DbConnection Open(SqlSource source, string text)
    {
        DbConnection? connection = null;
        try
        {
            connection = source.Provider == Sqlite ? new SqliteConnection(ReadOnly(text)) : new SqlConnection(text);
            connection.Open();
            return connection;
        }
        catch (Exception error) when (error is DbException or ArgumentException or InvalidOperationException)
        {
            connection?.Dispose();
            throw Unreadable.SourceConnection(source.Name, source.Connection, error);
        }
    }

    /// <summary>
    /// The parameter of the query. On SQL Server text suits any column, because it is compared in the type and with the
    /// precision of the column; bytes must be bound as bytes. SQLite compares by the type of the value, so a number is bound as a number.
    /// </summary>
    /// <param name="command">The query.</param>
    /// <param name="watermark">What <see cref="SourceCell.Text"/> made of the last one.</param>
    public static void Bind(DbCommand command, SqlSource source, string? watermark)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = "@watermark";
        parameter.Value = watermark switch
        {
            null => DBNull.Value,
            _ when SourceCell.Bytes(watermark) is { } bytes => bytes,
            _ when source.Provider == Sqlite && Number(watermark) is { } number => number,
            _ => watermark,
        };
        if (watermark is null)
        {
            parameter.DbType = System.Data.DbType.String;
        }

        command.Parameters.Add(parameter);
    }

    private static string ReadOnly(string text)
    {
        var builder = text.Contains('=', StringComparison.Ordinal)
            ? new SqliteConnectionStringBuilder(text)
            : new SqliteConnectionStringBuilder { DataSource = text };
        builder.Mode = SqliteOpenMode.ReadOnly;
        builder.Pooling = false;
        return builder.ToString();
    }

    /// <summary>Whether a text is a number in its usual form; «007» is a text.</summary>
    private static object? Number(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
            && whole.ToString(CultureInfo.InvariantCulture) == text ? whole
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real)
            && real.ToString("R", CultureInfo.InvariantCulture) == text ? real
        : null;
}
