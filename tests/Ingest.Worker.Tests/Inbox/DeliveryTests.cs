using Ingest.Feeds.Deliveries;
using Ingest.Feeds.Reading;
using Ingest.Sources;
using Ingest.Worker.Jobs;
using Ingest.Worker.Loading;
using Ingest.Worker.Tests.Sources;

namespace Ingest.Worker.Tests.Inbox;

/// <summary>Folders that a page has sent.</summary>
public sealed class DeliveryTests : IDisposable
{
    private const string Archived = "2026/11/22/";
    private readonly Service _service = new();
    private readonly CancellationToken _never = TestContext.Current.CancellationToken;

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task Run_Delivery_LoadsAtOnceAndLedgerSaysWhoSentEachFile()
    {
        Send("d1", "petrova", [], ("модули.csv", Service.Modules("M1")), ("плохой.csv", "foo,bar\n1,2\n"), ("заметка.docx", "текст"));
        _service.Drop("m.csv", Service.Modules("M2"));
        await _service.Get<WarehouseSchema>().EnsureAsync(_never);

        // The single file has its quiet time still to come.
        Assert.True(_service.Pass.Run(_never));
        Assert.Equal(["m.csv"], _service.Files("inbox"));
        Assert.Equal([Archived + "d1/delivery.json", Archived + "d1/модули.csv"], _service.Files("archive"));
        Assert.Equal(["d1/заметка.docx", "d1/заметка.docx.reason.txt", "d1/плохой.csv", "d1/плохой.csv.reason.txt"], _service.Files("failed"));
        _service.Clock.Advance(Service.Quiet);
        Assert.False(_service.Pass.Run(_never));
        Assert.Equal(
            ["заметка.docx|failed|petrova|d1", "модули.csv|loaded|petrova|d1", "плохой.csv|failed|petrova|d1", "m.csv|loaded|-|-"],
            Ledger().OrderBy(row => row[0] < 'z').ThenBy(row => row, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Run_DeliveredZipOfSeveralTables_EachIsOfItsSender()
    {
        Deliveries.Send(
            _service.At("inbox"),
            Deliveries.Of("d2", "ivanov"),
            ("архив.zip", Folder.Zip(("a.csv", Folder.Utf8(Service.Modules("M1"))), ("b.csv", Folder.Utf8("foo,bar\n1,2\n")), ("readme.pdf", [1]))));
        await _service.SettleAsync();

        Assert.Equal(["архив.zip/a.csv|loaded|ivanov|d2", "архив.zip/b.csv|failed|ivanov|d2"], Ledger().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Run_FolderCopiedByHand_WaitsForItsQuietTime()
    {
        // As it lies in the archive: the description is of an hour ago, the files are being written now.
        var sent = Deliveries.Of("d3", "petrova") with { SentAt = TimeProvider.System.GetUtcNow().AddHours(-1) };
        Deliveries.Send(_service.At("inbox"), sent, ("m.csv", Folder.Utf8(Service.Modules("M1"))));
        await _service.Get<WarehouseSchema>().EnsureAsync(_never);
        Assert.True(_service.Pass.Run(_never));
        Assert.Equal(["d3/delivery.json", "d3/m.csv"], _service.Files("inbox"));

        _service.Clock.Advance(Service.Quiet);
        Assert.False(_service.Pass.Run(_never));
        Assert.Equal(["m.csv|loaded|petrova|d3"], Ledger());
    }

    [Fact]
    public async Task Run_NamedFileNotThere_WaitsForItsQuietTime()
    {
        Send("d4", "petrova", [new DeliveredFile("n.csv")], ("m.csv", Service.Modules("M1")));
        await _service.Get<WarehouseSchema>().EnsureAsync(_never);
        Assert.True(_service.Pass.Run(_never));
        Assert.Equal(2, _service.Files("inbox").Length);
    }

    [Theory]
    [InlineData("{\"id\":\"d5\"}")]
    [InlineData("{ не JSON")]
    [InlineData("{\"id\":\"d5\",\"sentBy\":\"x\",\"sentAt\":\"2026-11-22T09:00:00Z\",\"files\":[{\"name\":\"m.csv\",\"answers\":null}]}")]
    public async Task Run_BrokenDescription_ItsFilesFailByOneSentenceAndOthersLoad(string description)
    {
        _service.Drop("d5/m.csv", Service.Modules("M1"));
        _service.Drop("d5/n.csv", Service.Modules("M2"));
        _service.Drop("d5/" + Delivery.FileName, description);
        _service.Drop("e/o.csv", Service.Modules("M3"));
        await _service.SettleAsync();

        Assert.Empty(_service.Files("inbox"));
        Assert.Equal([Archived + "e/o.csv"], _service.Files("archive"));
        Assert.Equal(6, _service.Files("failed").Length);
        Assert.Equal(["e/o.csv|loaded|-|-", "m.csv|failed|-|-", "n.csv|failed|-|-"], Ledger().Order(StringComparer.Ordinal));
        Assert.Equal(
            ["Описание отправки «d5/delivery.json» испорчено. Отправьте файлы снова со страницы «Загрузить»."],
            _service.Ask("SELECT DISTINCT failure FROM dim_load_file WHERE state = 'failed'"));
        Assert.Equal(0, _service.Count("dim_module WHERE module_code IN ('M1', 'M2')"));
    }

    [Fact]
    public async Task Run_DescriptionBesideSingleFiles_SaysNothingOfThemAndIsAnUnknownFile()
    {
        _service.Drop(Delivery.FileName, "{\"id\":\"x\",\"sentBy\":\"y\",\"sentAt\":\"2026-11-22T09:00:00Z\",\"files\":[]}");
        _service.Drop("m.csv", Service.Modules("M1"));
        await _service.SettleAsync();

        Assert.Equal([Archived + "m.csv"], _service.Files("archive"));
        Assert.Contains("delivery.json", _service.Files("failed"));
        Assert.Contains("m.csv|loaded|-|-", Ledger());
    }

    [Fact]
    public async Task Run_ProfileNamed_IsHonouredAndAnUnknownOneFailsTheFile()
    {
        Send(
            "d6", "petrova",
            [new DeliveredFile("a.csv") { Profile = "нет-такого" }, new DeliveredFile("b.csv") { Profile = "oulad" }],
            ("a.csv", Service.Modules("M1")), ("b.csv", Service.Modules("M2")), ("c.csv", Service.Modules("M3")));
        await _service.SettleAsync();

        Assert.Equal(["a.csv|failed|petrova|d6", "b.csv|failed|petrova|d6", "c.csv|loaded|petrova|d6"], Ledger().Order(StringComparer.Ordinal));
        Assert.Equal(["profile_unfit", "unknown_profile"], _service.Ask("SELECT failure_code FROM dim_load_file WHERE state = 'failed' ORDER BY failure_code"));
    }

    [Fact]
    public async Task Run_KilledBeforeTheDescriptionWasMoved_RestIsReadByIt()
    {
        Send("d7", "petrova", [], ("a.csv", Service.Modules("M1")), ("b.csv", Service.Modules("M2")));
        await _service.Get<WarehouseSchema>().EnsureAsync(_never);

        // The death after the first file was moved, and another one after all were.
        Directory.CreateDirectory(_service.At("archive/d7"));
        Assert.Equal(LoadState.Loaded, _service.Get<BatchLoader>().Load([_service.At("inbox/d7")], null, _never).First().State);
        File.Move(_service.At("inbox/d7/a.csv"), _service.At("archive/d7/a.csv"));
        _service.Pass.Run(_never);
        Assert.Equal(["a.csv|loaded|petrova|d7", "b.csv|loaded|petrova|d7"], Ledger().Order(StringComparer.Ordinal));

        Send("d8", "petrova", []);
        _service.Pass.Run(_never);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_service.At("inbox")));
        Assert.Equal(2, _service.Count("dim_load_file"));
    }

    [Fact]
    public async Task Run_SameNameFromAnotherSender_DoesNotAnswerAFailedFile()
    {
        Send("d9", "petrova", [], ("m.csv", "foo,bar\n1,2\n"));
        Send("d10", "ivanov", [], ("m.csv", Service.Modules("M1")));
        await _service.SettleAsync();
        Assert.Equal(1, Failures());

        Send("d11", "petrova", [], ("m.csv", Service.Modules("M2")));
        await _service.SettleAsync();
        Assert.Equal(0, Failures());

        long Failures() => _service.Count("(" + _service.Get<Warehouse.Sql.Catalogue.SqlCatalogue>()["Parts/failed-shown"].Text
            .Replace("@scope_organisation", "NULL", StringComparison.Ordinal)
            .Replace("@scope_groups", "NULL", StringComparison.Ordinal)
            .Replace("@scope_learner", "NULL", StringComparison.Ordinal) + ")");
    }

    [Fact]
    public void Classify_AnswersAndLearners_GoOnWithTheFileOrItsTable()
    {
        var sheet = new DeliveredFile("архив.zip/b.csv") { Answers = new Dictionary<string, string> { ["день"] = "01.09.2026" } };
        var whole = new DeliveredFile("архив.zip") { Learners = new Dictionary<long, string> { [2] = "L1" } };
        Deliveries.Send(
            _service.At("inbox"),
            Deliveries.Of("d12", "petrova", whole, sheet),
            ("архив.zip", Folder.Zip(("a.csv", Folder.Utf8(Service.Modules("M1"))), ("b.csv", Folder.Utf8(Service.Modules("M2"))))));
        var folder = _service.At("inbox/d12");
        var place = DeliveryPlace.In(folder)!;
        var read = DeliveryPlace.In(folder)!.Delivery!;
        Assert.Equal("01.09.2026", read.Files[1].Answers["день"]);

        var found = _service.Get<SourceReader>().Discover([folder], _never).Where(item => item.File?.Content.Entry is not null).Select(item => item.File!).ToList();
        var given = found.Select(file => _service.Get<FileClassifier>().Classify(file, place.Of(file.Path, file.Name), _never).Delivered?.Name);
        Assert.Equal(["архив.zip", "архив.zip/b.csv"], given);
    }

    private void Send(string id, string by, DeliveredFile[] said, params (string Name, string Text)[] files) => Deliveries.Send(
        _service.At("inbox"), Deliveries.Of(id, by, said), [.. files.Select(file => (file.Name, Folder.Utf8(file.Text)))]);

    private string[] Ledger() => _service.Ask(
        "SELECT name || '|' || state || '|' || coalesce(sent_by, '-') || '|' || coalesce(delivery_id, '-') FROM dim_load_file WHERE load_file_key <> 0 ORDER BY load_file_key");
}
