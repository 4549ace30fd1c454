using System.Diagnostics;
using Microsoft.Data.SqlClient;
using Warehouse.Sql.Core;
using Warehouse.Sql.Loading;
using Warehouse.TestServer;

namespace Benchmarks.Scenarios;

/// <summary>What a load onto a server costs beside a plain bulk copy of the same rows into the same table.</summary>
internal sealed class BulkScenario : IScenario
{
    private const string Table = "stage_attendance";

    /// <inheritdoc/>
    public string Name => "bulk";

    /// <inheritdoc/>
    public string Usage =>
        $"bulk [ROWS] [ROUNDS]  ROWS (1,000,000) of attendance onto the server that {ServerDatabase.Variable} names: the product's staging, SqlBulkCopy, a whole load";

    /// <inheritdoc/>
    public async Task RunAsync(IReadOnlyList<string> arguments)
    {
        var rows = arguments.Number(0, 1_000_000);
        var rounds = arguments.Number(1, 3);
        using var database = ServerDatabase.TryTake() ?? throw new InvalidOperationException($"{ServerDatabase.Variable} does not name a server.");
        using var place = new Workplace();
        using var product = new Product(place.Folder("product"), [("ConnectionStrings:Warehouse", database.Connection), .. ServerDatabase.Settings]);

        // The first copy of a process compiles its code and opens its connections: nobody times it.
        Stage(product, database, 10_000);
        Copy(database, 10_000);
        List<double> staged = [], copied = [];
        for (var round = 1; round <= rounds; round++)
        {
            staged.Add(Stage(product, database, rows));
            copied.Add(Copy(database, rows));
            Console.WriteLine($"  round {round}  staging {staged[^1]:N2} s, SqlBulkCopy {copied[^1]:N2} s");
        }

        var feed = place.File("attendance.csv");
        AttendanceFeed.Write(feed, rows);
        var start = Stopwatch.GetTimestamp();
        var outcomes = await product.LoadAsync(feed);
        var whole = Stopwatch.GetElapsedTime(start).TotalSeconds;
        if (outcomes.Sum(outcome => outcome.Loaded) != rows)
        {
            throw new InvalidOperationException($"Of {rows} rows {outcomes.Sum(outcome => outcome.Loaded)} were loaded.");
        }

        var plain = copied.Median(second => second);
        Console.WriteLine();
        Console.WriteLine($"| {rows:N0} rows | median, s | rows/s | this / SqlBulkCopy |");
        Console.WriteLine("| --- | ---: | ---: | ---: |");
        foreach (var (name, seconds) in new[] { ("SqlBulkCopy", plain), ("product, into staging", staged.Median(second => second)), ("product, a file into facts and marts", whole) })
        {
            Console.WriteLine($"| {name} | {seconds:N2} | {rows / seconds:N0} | {seconds / plain:N2} |");
        }
    }

    /// <summary>As a load writes them: row by row into its session, until they all stand in the table.</summary>
    private static double Stage(Product product, ServerDatabase database, int rows)
    {
        using var load = product.Loads.Begin(CancellationToken.None);
        var start = Stopwatch.GetTimestamp();
        using (var writer = load.Write("attendance"))
        {
            var columns = AttendanceRows.Columns.ToList();
            int[] places = [.. writer.Table.Columns.Select(column => columns.IndexOf(column.Name))];
            var staged = new LoadRow(places.Length);
            for (var row = 0; row < rows; row++)
            {
                for (var cell = 0; cell < places.Length; cell++)
                {
                    staged.Cells[cell] = Number(row, places[cell]);
                }

                staged.FileKey = Number(row, columns.IndexOf("load_file_key")).Number;
                staged.LineNo = Number(row, columns.IndexOf("line_no")).Number;
                writer.Write(staged);
            }

            load.TakeTurn();
        }

        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Check(database, rows);
        return seconds;
    }

    private static Cell Number(int row, int column) =>
        column >= 0 && AttendanceRows.Number(row, column) is { } number ? Cell.Of(number) : Cell.Null;

    private static double Copy(ServerDatabase database, int rows)
    {
        using var connection = database.Open();
        var start = Stopwatch.GetTimestamp();
        using (var copy = new SqlBulkCopy(connection) { DestinationTableName = Table, BatchSize = 102_400, BulkCopyTimeout = 0, EnableStreaming = true })
        {
            foreach (var column in AttendanceRows.Columns)
            {
                copy.ColumnMappings.Add(column, column);
            }

            using var reader = new AttendanceRows(rows, loadId: 1_000_000_000);
            copy.WriteToServer(reader);
        }

        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Check(database, rows);
        return seconds;
    }

    /// <summary>All rows stand there; and none of them when the next one begins.</summary>
    private static void Check(ServerDatabase database, int rows)
    {
        using var connection = database.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM {Table}";
        var found = (int)command.ExecuteScalar();
        command.CommandText = $"TRUNCATE TABLE {Table}";
        command.ExecuteNonQuery();
        if (found != rows)
        {
            throw new InvalidOperationException($"Of {rows} rows {found} stand in {Table}.");
        }
    }
}
