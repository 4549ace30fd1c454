using System.CommandLine;
using Ingest.Worker.Commands;
using Ingest.Worker.Tests.Loading;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Warehouse.Sql;

namespace Ingest.Worker.Tests.Commands;

/// <summary>The program's own commands, as a shell calls them.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("commands-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("lod x", "Команды «lod» нет. Возможно, имелось в виду «load».")]
    [InlineData("verfiy", "Команды «verfiy» нет. Возможно, имелось в виду «verify».")]
    [InlineData("nonsense", "Команды «nonsense» нет.")]
    [InlineData("load", "Укажите ПУТЬ: файл, папка или архив.")]
    [InlineData("load no-such-file", "«no-such-file»: нет такого файла или папки.")]
    [InlineData("verify now", "Лишнее слово: «now».")]
    [InlineData("sample", "Укажите --out ПАПКА: куда записать.")]
    [InlineData("sample --out", "--out: не указано значение.")]
    [InlineData("sample --out a --out b", "--out: указан дважды.")]
    [InlineData("sample --out a --lerners 5", "Параметра «--lerners» нет. Возможно, имелось в виду «--learners».")]
    [InlineData("sample --out a --learners many", "--learners: «many» — не число.")]
    [InlineData("sample --out a --ends-on tomorrow", "--ends-on: «tomorrow» — не дата вида 2026-01-31.")]
    [InlineData("pull nobody", "Источника «nobody» нет.")]
    public async Task Line_ThatMakesNoSense_IsToldInOneLineWithTheWayToHelp(string line, string told)
    {
        var (code, _, errors) = await RunAsync(line.Split(' '));
        Assert.Equal(64, code);
        var lines = errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Equal(2, lines.Length);
        Assert.StartsWith(told, lines[0], StringComparison.Ordinal);
        Assert.EndsWith("--help", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_OfTheProgram_NamesEveryCommandInRussian()
    {
        var (code, output, errors) = await RunAsync("--help");
        Assert.Equal((0, ""), (code, errors));
        Assert.All(Commands(), command => Assert.Matches($@"(?m)^  {command} +[а-я]", output));
        Assert.DoesNotContain("Usage", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_OfACommand_SaysWhatItTakesAndWhatIsUsual()
    {
        var (code, output, _) = await RunAsync("sample", "--help");
        Assert.Equal(0, code);
        Assert.Contains("sample --out ПАПКА [--learners ЧИСЛО]", output, StringComparison.Ordinal);
        Assert.Matches(@"--learners ЧИСЛО +сколько обучающихся \(по умолчанию 1000\)", output);
    }

    [Fact]
    public async Task Line_OfSettings_IsNoCommand()
    {
        Assert.False(CommandLine.IsCommand([]));
        Assert.False(CommandLine.IsCommand(["--Ingest:QuietSeconds=10"]));
        Assert.True(CommandLine.IsCommand(["migrate"]));
        Assert.True(CommandLine.IsCommand(["-?"]));
        var (code, output, errors) = await RunAsync("migrate");
        Assert.Equal((0, ""), (code, errors));
        Assert.EndsWith("Схема обновлена.\n", output, StringComparison.Ordinal);
    }

    private static List<string> Commands()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddWarehouse(builder.Configuration).AddIngest(builder.Configuration).AddCommands();
        builder.Services.AddSingleton<IConfiguration>(builder.Configuration);
        using var host = builder.Build();
        var names = host.Services.GetServices<Command>().Select(command => command.Name).ToList();
        Assert.Superset(new HashSet<string> { "load", "migrate", "pull", "rebuild-marts", "sample", "verify" }, names.ToHashSet());
        return names;
    }

    private async Task<(int Code, string Output, string Errors)> RunAsync(params string[] words)
    {
        using var process = WorkerProcess.Start(_folder, Path.Combine(_folder, "warehouse.db"), words);
        return await process.EndAsync();
    }
}
