using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Ingest.Worker.Tests.Loading;

/// <summary>What a load says and leaves when the warehouse cannot take it: one line in Russian, exit code 1, nothing changed.</summary>
public sealed class BadWorldTests
{
    private const string Header = "learner_code,group_code,enrolled_on";

    [Fact]
    public async Task Warehouse_LockedForLongerThanTheLimit_IsSaid()
    {
        using var bench = new LoadBench();
        var before = bench.Image(withFiles: true);
        using (var connection = Open(bench.Warehouse))
        using (connection.BeginTransaction(deferred: false))
        {
            await AssertRefusedAsync(bench, "занято", ("Warehouse__LockTimeoutSeconds", "1"));
        }

        bench.Image(withFiles: true).AssertSame(before);
        bench.LoadGood("good.csv", Header, "L1,G1,2026-01-01");
    }

    [Fact]
    public async Task Warehouse_ThatIsNotADatabase_IsSaidAndLeft()
    {
        using var bench = new LoadBench();
        var text = string.Concat(Enumerable.Repeat("это не хранилище\n", 500));
        await File.WriteAllTextAsync(bench.Warehouse, text, TestContext.Current.CancellationToken);
        await AssertRefusedAsync(bench, "не является хранилищем");

        Assert.Equal(text, await File.ReadAllTextAsync(bench.Warehouse, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Warehouse_ThatIsAFolder_IsSaid()
    {
        using var bench = new LoadBench();
        File.Delete(bench.Warehouse);
        Directory.CreateDirectory(bench.Warehouse);
        await AssertRefusedAsync(bench, "не открывается");
    }

    [Fact]
    public async Task Warehouse_InAFolderThatCannotBeMade_IsSaid()
    {
        using var bench = new LoadBench();
        bench.Put("file", "");
        await AssertRefusedAsync(bench, "не создать", ("ConnectionStrings__Warehouse", bench.Path("file/warehouse.db")));
    }

    [Theory]
    [InlineData(":memory:", "«:memory:» не путь к файлу")]
    [InlineData("Data Source=:memory:", "«:memory:» не путь к файлу")]
    [InlineData("Data Source=x.db;Cache=Shared", "ключ «cache» для SQLite не поддерживается")]
    public async Task Warehouse_ThatIsNoFile_IsSaid(string connection, string words)
    {
        using var bench = new LoadBench();
        await AssertRefusedAsync(bench, words, ("ConnectionStrings__Warehouse", connection));
    }

    [Fact]
    public async Task Warehouse_NamedByAConnectionString_IsThatFile()
    {
        using var bench = new LoadBench();
        var file = bench.Put("enrolments.csv", Header, "L1,G1,2026-01-01");
        using var worker = WorkerProcess.Start(bench.Root, "Data Source=here/x.db", ["load", file]);

        Assert.Equal((0, ""), await worker.EndAsync() is var end ? (end.Code, end.Errors) : default);
        Assert.Equal(1, WarehouseImage.Of(bench.Path("here/x.db")).Count("fact_enrolment"));
        Assert.Equal(["here"], Directory.EnumerateDirectories(bench.Root).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Warehouse_OfAnotherSchema_IsSaidAndLeft()
    {
        using var bench = new LoadBench();
        using (var connection = Open(bench.Warehouse))
        using (var command = connection.CreateCommand())
        {
            command.CommandText = TestSql.Read("another-schema");
            Assert.Equal(1, command.ExecuteNonQuery());
        }

        var before = bench.Image(withFiles: true);
        await AssertRefusedAsync(bench, "Схема хранилища и программа разошлись");
        bench.Image(withFiles: true).AssertSame(before);
    }

    [Fact]
    public async Task Warehouse_ReadOnly_IsSaidAndLeft()
    {
        using var bench = new LoadBench();
        await using var mount = await Mount.TryAsync(bench.Path("mounted"), "size=32m");
        Assert.SkipWhen(mount is null, "Mounting a file system is not allowed here.");
        var warehouse = bench.Path("mounted/warehouse.db");
        await File.WriteAllBytesAsync(warehouse, LoadBench.EmptyWarehouse, TestContext.Current.CancellationToken);
        await mount.RemountReadOnlyAsync();
        await AssertRefusedAsync(bench, "прав", ("ConnectionStrings__Warehouse", warehouse));

        Assert.Equal(LoadBench.EmptyWarehouse, await File.ReadAllBytesAsync(warehouse, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Disk_FullInMidLoad_IsSaidAndTheNextLoadIsWhole()
    {
        using var bench = new LoadBench();
        await using var mount = await Mount.TryAsync(bench.Path("mounted"), "size=8m");
        Assert.SkipWhen(mount is null, "Mounting a file system is not allowed here.");
        var warehouse = bench.Path("mounted/warehouse.db");
        await File.WriteAllBytesAsync(warehouse, LoadBench.EmptyWarehouse, TestContext.Current.CancellationToken);
        var file = AttendanceFile.Write(bench.Path("attendance.csv"), 200_000);
        using (var worker = WorkerProcess.Start(bench.Root, warehouse, ["load", file], ("Warehouse__LoadCacheMegabytes", "8")))
        {
            Assert.Empty(await worker.RefusedAsync("место"));
        }

        var after = bench.Path("after.db");
        File.Copy(warehouse, after);
        WarehouseImage.Of(after, withFiles: true).AssertSame(bench.Image(withFiles: true));
    }

    private static async Task AssertRefusedAsync(LoadBench bench, string words, params (string Key, string Value)[] settings)
    {
        var file = bench.Put("enrolments.csv", Header, "L1,G1,2026-01-01");
        using var worker = WorkerProcess.Start(bench.Root, bench.Warehouse, ["load", file], settings);
        Assert.Empty(await worker.RefusedAsync(words));
    }

    private static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    /// <summary>A small file system of the test's own.</summary>
    private sealed class Mount(string path) : IAsyncDisposable
    {
        public static async Task<Mount?> TryAsync(string path, string options)
        {
            Directory.CreateDirectory(path);
            return OperatingSystem.IsLinux() && await RunAsync("mount", "-t", "tmpfs", "-o", options, "tmpfs", path) == 0 ? new Mount(path) : null;
        }

        public async Task RemountReadOnlyAsync() => Assert.Equal(0, await RunAsync("mount", "-o", "remount,ro", path));

        public async ValueTask DisposeAsync() => await RunAsync("umount", "-l", path);

        private static async Task<int> RunAsync(string command, params string[] arguments)
        {
            try
            {
                using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true })!;
                await process.WaitForExitAsync();
                return process.ExitCode;
            }
            catch (System.ComponentModel.Win32Exception)
            {
                return -1;
            }
        }
    }
}
