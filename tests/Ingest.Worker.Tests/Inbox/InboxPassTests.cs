using System.Text;
using Ingest.Worker.Health;
using Ingest.Worker.Jobs;
using Ingest.Worker.Loading;
using Ingest.Worker.Tests.Sources;
using Microsoft.Extensions.Logging;

namespace Ingest.Worker.Tests.Inbox;

public sealed class InboxPassTests : IDisposable
{
    private const string Archived = "2026/11/22/";
    private readonly Service _service = new();
    private readonly CancellationToken _never = TestContext.Current.CancellationToken;

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task Run_FileStillGrowing_WaitsUntilItRests()
    {
        var path = _service.Drop("m.csv", Service.Modules("M1"));
        await _service.Get<WarehouseSchema>().EnsureAsync(_never);
        Assert.True(_service.Pass.Run(_never));
        _service.Clock.Advance(Service.Quiet);
        File.AppendAllText(path, "P1,M2,Модуль\n");
        Assert.True(_service.Pass.Run(_never));
        _service.Clock.Advance(Service.Quiet - TimeSpan.FromMilliseconds(1));
        Assert.True(_service.Pass.Run(_never));
        Assert.Equal(["m.csv"], _service.Files("inbox"));

        _service.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.False(_service.Pass.Run(_never));
        Assert.Equal([Archived + "m.csv"], _service.Files("archive"));
        Assert.Equal(2, _service.Count("dim_module WHERE module_key > 0"));
    }

    [Fact]
    public async Task Run_FolderWithOneFileMoving_WaitsAsAWhole()
    {
        _service.Drop("b/1.csv", Service.Modules("M1"));
        await _service.Get<WarehouseSchema>().EnsureAsync(_never);
        _service.Pass.Run(_never);
        _service.Clock.Advance(Service.Quiet);
        _service.Drop("b/2.csv", Service.Modules("M2"));
        _service.Pass.Run(_never);
        Assert.Equal(["b/1.csv", "b/2.csv"], _service.Files("inbox"));

        _service.Clock.Advance(Service.Quiet);
        _service.Pass.Run(_never);
        Assert.Empty(_service.Files("inbox"));
    }

    [Fact]
    public async Task Run_FoldersAndSingleFiles_FoldersFirstAndFeedsInTheirOrder()
    {
        _service.Drop("a-modules.csv", Service.Modules("M3"));
        _service.Drop("2/a-modules.csv", Service.Modules("M2"));
        _service.Drop("2/z-programmes.csv", "programme_code,name,kind\nP1,Программа,повышение квалификации\n");
        _service.Drop("1/глубже/m.csv", Service.Modules("M1"));
        await _service.SettleAsync();

        Assert.Equal(["1/глубже/m.csv", "2/z-programmes.csv", "2/a-modules.csv", "a-modules.csv"], _service.Loaded());
        Assert.Equal(
            [Archived + "1/глубже/m.csv", Archived + "2/a-modules.csv", Archived + "2/z-programmes.csv", Archived + "a-modules.csv"],
            _service.Files("archive"));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_service.At("inbox")));
    }

    [Fact]
    public async Task Run_HiddenAndUnfinishedFiles_StayUntouched()
    {
        string[] names = [".m.csv", "b/m.csv.part", "m.csv.tmp"];
        foreach (var name in names)
        {
            _service.Drop(name, Service.Modules("M1"));
        }

        await _service.SettleAsync();
        Assert.Equal(names, _service.Files("inbox"));
        Assert.Equal(0, _service.Get<WorkerState>().Inbox.Waiting);
    }

    [Fact]
    public async Task Run_UnknownHeader_FailsWithReasonBeside()
    {
        _service.Drop("b/bad.csv", "foo,bar\n1,2\n");
        _service.Drop("b/good.csv", Service.Modules("M1"));
        await _service.SettleAsync();

        Assert.Equal(["b/bad.csv", "b/bad.csv.reason.txt"], _service.Files("failed"));
        Assert.Equal([Archived + "b/good.csv"], _service.Files("archive"));
        var bytes = File.ReadAllBytes(_service.At("failed/b/bad.csv.reason.txt"));
        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), bytes[..3]);
        var text = Encoding.UTF8.GetString(bytes);
        Assert.Contains("Файл «b/bad.csv» не загружен 22.11.2026 09:30.", text, StringComparison.Ordinal);
        Assert.Contains("Где: b/bad.csv", text, StringComparison.Ordinal);
        Assert.Contains("не похож ни на один известный", text, StringComparison.Ordinal);
        Assert.Contains("Как исправить:", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ZipWithOneBadTable_FailsAsAFileButKeepsWhatLoaded()
    {
        var zip = Folder.Zip(
            ("good.csv", Folder.Utf8(Service.Modules("M1"))), ("empty.csv", []), ("bad.csv", Folder.Utf8("foo,bar\n1,2\n")));
        _service.Drop("z.zip", zip);
        await _service.SettleAsync();

        Assert.Equal(["z.zip", "z.zip.reason.txt"], _service.Files("failed"));
        var text = File.ReadAllText(_service.At("failed/z.zip.reason.txt"));
        Assert.Contains("Таблиц в нём 3, не загружены 2", text, StringComparison.Ordinal);
        Assert.Contains("Где: z.zip/empty.csv", text, StringComparison.Ordinal);
        Assert.Contains("Где: z.zip/bad.csv", text, StringComparison.Ordinal);
        Assert.DoesNotContain("good.csv", text, StringComparison.Ordinal);
        Assert.Equal(1, _service.Count("dim_module WHERE module_key > 0"));
    }

    [Fact]
    public async Task Run_SameNamesAgain_NumberBeforeTheExtensions()
    {
        foreach (var code in (string[])["M1", "M2", "M3"])
        {
            _service.Drop("m.csv.gz", Folder.Gzip(Folder.Utf8(Service.Modules(code))));
            _service.Drop("bad.csv", "foo,bar\n1," + code);
            await _service.SettleAsync();
        }

        Assert.Equal([Archived + "m (2).csv.gz", Archived + "m (3).csv.gz", Archived + "m.csv.gz"], _service.Files("archive"));
        Assert.Equal(
            ["bad (2).csv", "bad (2).csv.reason.txt", "bad (3).csv", "bad (3).csv.reason.txt", "bad.csv", "bad.csv.reason.txt"],
            _service.Files("failed"));
    }

    [Fact]
    public async Task Run_RejectedRows_DoNotFailTheFileNorReachTheLog()
    {
        _service.Drop("l.csv", "learner_code,last_name,first_name\nL1,Тайнова,Ольга\nL2,,Секретна\n");
        await _service.SettleAsync();

        Assert.Equal([Archived + "l.csv"], _service.Files("archive"));
        Assert.Equal(1, _service.Count("quarantine"));
        Assert.Contains(_service.Log.Lines, line => line.Text.Contains("2 rows read, 1 loaded, 0 corrected, 1 rejected", StringComparison.Ordinal));
        Assert.DoesNotContain(_service.Log.Lines, line =>
            line.Text.Contains("Тайнова", StringComparison.Ordinal) || line.Text.Contains("Секретна", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_KilledBetweenLoadAndMove_ArchivesWhatTheLedgerKnows()
    {
        var path = _service.Drop("m.csv", Service.Modules("M1", "M2"));
        await _service.Get<WarehouseSchema>().EnsureAsync(_never);
        Assert.Equal(LoadState.Loaded, Assert.Single(_service.Get<BatchLoader>().Load([path], null, _never)).State);
        await _service.SettleAsync();

        Assert.Equal([Archived + "m.csv"], _service.Files("archive"));
        Assert.Empty(_service.Files("failed"));
        Assert.Equal(1, _service.Count("dim_load_file"));
        Assert.Equal(2, _service.Count("dim_module WHERE module_key > 0"));
    }

    [Fact]
    public async Task Run_CancelledInMidLoad_LeavesFileAndWarehouse()
    {
        _service.Drop("m.csv", Service.Modules("M1"));
        await _service.Get<WarehouseSchema>().EnsureAsync(_never);
        _service.Pass.Run(_never);
        _service.Clock.Advance(Service.Quiet);
        using var stop = new CancellationTokenSource();

        // The load asks for the time when it has claimed the file inside its transaction.
        _service.Clock.Asked = stop.Cancel;
        Assert.ThrowsAny<OperationCanceledException>(() => _service.Pass.Run(stop.Token));
        Assert.True(stop.IsCancellationRequested);
        Assert.Equal(["m.csv"], _service.Files("inbox"));
        Assert.Equal(0, _service.Count("dim_load_file"));
        Assert.Equal(0, _service.Count("dim_module WHERE module_key > 0"));

        _service.Clock.Asked = null;
        _service.Pass.Run(_never);
        Assert.Equal([Archived + "m.csv"], _service.Files("archive"));
        Assert.Equal(1, _service.Count("dim_module WHERE module_key > 0"));
    }

    [Fact]
    public async Task Run_TwoWorkersOnOneInbox_LoadEachFileOnce()
    {
        using var other = new Service(_service.Root);
        for (var i = 0; i < 12; i++)
        {
            _service.Drop(i % 2 == 0 ? $"{i}.csv" : $"b/{i}.csv", Service.Modules($"M{i}"));
        }

        await _service.Get<WarehouseSchema>().EnsureAsync(_never);
        Service[] both = [_service, other];
        foreach (var service in both)
        {
            service.Pass.Run(_never);
            service.Clock.Advance(Service.Quiet);
        }

        await Task.WhenAll(both.Select(service => Task.Run(() => service.Pass.Run(_never), _never)));
        Assert.Equal(12, _service.Loaded().Length);
        Assert.Equal(12, _service.Count("dim_load_file"));
        Assert.Equal(12, _service.Count("dim_module WHERE module_key > 0"));
        Assert.Equal(12, _service.Files("archive").Length);
        Assert.Empty(_service.Files("failed"));
        Assert.Empty(_service.Files("inbox"));
        Assert.Equal(12, both.Sum(service => service.Log.Lines.Count(line => line.Text.Contains("Loaded as modules", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task Run_ArchiveCannotBeMade_KeepsTheFileAndTellsOnce()
    {
        File.WriteAllText(_service.At("archive"), "a file stands in the way");
        _service.Drop("m.csv", Service.Modules("M1"));
        await _service.SettleAsync();
        _service.Pass.Run(_never);

        Assert.Equal(["m.csv"], _service.Files("inbox"));
        Assert.Equal(1, _service.Count("dim_module WHERE module_key > 0"));
        Assert.Contains("остался в папке приёма", _service.Get<WorkerState>().Pass!.Problem, StringComparison.Ordinal);
        Assert.Single(_service.Log.At(LogLevel.Warning));

        File.Delete(_service.At("archive"));
        _service.Pass.Run(_never);
        Assert.Equal([Archived + "m.csv"], _service.Files("archive"));
        Assert.Null(_service.Get<WorkerState>().Pass!.Problem);
    }

    [Fact]
    public async Task Run_NoteInAFolderAndAlone_GoesAlongOrFails()
    {
        _service.Drop("b/readme.md", "# note");
        _service.Drop("b/m.csv", Service.Modules("M1"));
        _service.Drop("alone.md", "# note");
        await _service.SettleAsync();

        Assert.Equal([Archived + "b/m.csv", Archived + "b/readme.md"], _service.Files("archive"));
        Assert.Equal(["alone.md", "alone.md.reason.txt"], _service.Files("failed"));
    }
}
