using Fuzz;
using Warehouse.TestServer;

namespace Ingest.Worker.Tests.Loading;

/// <summary>
/// A few hundred bad files of one seed. <c>FUZZ_FILES=2000</c> makes them that many, of which none may take ten seconds; the benchmarks' program <c>fuzz</c> loads as many as one likes.
/// </summary>
public sealed class FuzzTests
{
    [Fact]
    public async Task Load_BadFilesOfASeed_NoneCrashesOrAnswersInEnglishAndTheWarehouseVerifies()
    {
        var folder = Directory.CreateTempSubdirectory("fuzz-").FullName;
        var run = new FuzzRun(folder);
        var files = KillRun.Count("FUZZ_FILES", usual: 300);
        await run.RunAsync(files, seed: 20_261_130, limit: files > 300 ? TimeSpan.FromSeconds(10) : null);
        TestContext.Current.TestOutputHelper?.WriteLine($"{files} files; slowest {run.Slowest}; {string.Join(", ", run.Ends.Select(end => $"{end.Key} {end.Value}"))}");
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);

        Assert.True(run.Problems.Count == 0, string.Join('\n', run.Problems));
        Assert.True(run.Ends.GetValueOrDefault("Loaded") > 20, "Hardly a file was good enough to be loaded: the mutations go too far.");
        Assert.True(run.Ends.Count > 10, "The files fail in too few ways.");
    }

    [Fact]
    public void Load_CodesOfSignsThatNobodySees_AreEmptyCells()
    {
        using var bench = new LoadBench();
        var loaded = bench.LoadGood(
            "competencies.csv", "programme_code,competency_code,name", "P,\u200b,Первая", "P,\u00ad\ufeff,Вторая", "P,K\u200b,Третья");

        Assert.Equal((3, 1, 2), (loaded.Read, loaded.Loaded, loaded.Rejected));
        Assert.Equal(["missing_value", "missing_value"], bench.Image().Rows("quarantine").Select(row => row["code"]));
    }

    [Theory]
    [InlineData("Не удалось прочитать с диска: Could not find file '/x'.", "words of English")]
    [InlineData("Could not find file.", "not in Russian")]
    [InlineData("Ошибка: System.NullReferenceException", "a stack trace")]
    [InlineData("Файл «there is no such file» не загружен.", null)]
    [InlineData("Выгрузите таблицу как CSV в кодировке UTF-8 или пришлите книгу XLSX.", null)]
    public void Fault_OfAMessage_IsSeen(string message, string? fault) => Assert.Equal(fault, FuzzRun.Fault(message));
}
