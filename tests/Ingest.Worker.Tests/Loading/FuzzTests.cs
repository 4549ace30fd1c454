using Fuzz;

namespace Ingest.Worker.Tests.Loading;

/// <summary>A few hundred bad files of one seed; the benchmarks' program <c>fuzz</c> loads as many as one likes.</summary>
public sealed class FuzzTests
{
    [Fact]
    public async Task Load_BadFilesOfASeed_NoneCrashesOrAnswersInEnglishAndTheWarehouseVerifies()
    {
        var folder = Directory.CreateTempSubdirectory("fuzz-").FullName;
        var run = new FuzzRun(folder);
        await run.RunAsync(files: 300, seed: 20_261_130, limit: null);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);

        Assert.True(run.Problems.Count == 0, string.Join('\n', run.Problems));
        Assert.True(run.Ends.GetValueOrDefault("Loaded") > 20, "Hardly a file was good enough to be loaded: the mutations go too far.");
        Assert.True(run.Ends.Count > 10, "The files fail in too few ways.");
    }

    [Theory]
    [InlineData("Не удалось прочитать с диска: Could not find file '/x'.", "words of English")]
    [InlineData("Could not find file.", "not in Russian")]
    [InlineData("Ошибка: System.NullReferenceException", "a stack trace")]
    [InlineData("Файл «there is no such file» не загружен.", null)]
    [InlineData("Выгрузите таблицу как CSV в кодировке UTF-8 или пришлите книгу XLSX.", null)]
    public void Fault_OfAMessage_IsSeen(string message, string? fault) => Assert.Equal(fault, FuzzRun.Fault(message));
}
