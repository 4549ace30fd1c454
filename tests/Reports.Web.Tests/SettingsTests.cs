using Warehouse.TestServer;

namespace Reports.Web.Tests;

/// <summary>A wrong setting stops the start of the site with one line that names it, and without a trace of the stack.</summary>
public sealed class SettingsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("settings").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("Reports__AdminPassword", "short", "Reports:AdminPassword: не короче 10 знаков")]
    [InlineData("Reports__SessionHours", "0", "Reports:SessionHours: от 1 до 720")]
    [InlineData("Reports__SmallGroup", "-1", "Reports:SmallGroup: от 1 до 1000")]
    [InlineData("Reports__SmallGroup", "пять", "Reports:SmallGroup — «пять», а нужно целое число")]
    [InlineData("Reports__TeacherWeights__Result", "-1", "Reports:TeacherWeights:Result: от 0 до 1000")]
    [InlineData("Reports__TeacherWeights__Minimum", "0", "Reports:TeacherWeights:Minimum: от 1 до 100000")]
    [InlineData("Reports__FourEyes", "yes", "Reports:FourEyes — «yes», а нужно true или false")]
    [InlineData("Ingest__QuietSeconds", "abc", "Ingest:QuietSeconds — «abc», а нужно целое число")]
    [InlineData("Ingest__Sample", "nein", "Ingest:Sample — «nein», а нужно true или false")]
    [InlineData("Warehouse__Provider", "Oracle", "Warehouse:Provider: Sqlite или SqlServer")]
    [InlineData("Warehouse__ReadCacheMegabytes", "0", "ReadCacheMegabytes: от 2 до 4096")]
    [InlineData("ASPNETCORE_URLS", "http://localhost:99999", "http://localhost:99999")]
    public async Task Setting_ThatIsWrong_IsNamedInOneLine(string name, string value, string words) => await RefusedAsync(words, (name, value));

    [Fact]
    public async Task Weights_ThatAreAllZero_AreNamedInOneLine() => await RefusedAsync(
        "Reports:TeacherWeights: хотя бы один вес больше нуля.",
        [.. new[] { "Result", "Quality", "First", "Attendance" }.Select(weight => ("Reports__TeacherWeights__" + weight, "0"))]);

    private async Task RefusedAsync(string words, params (string Name, string Value)[] settings)
    {
        using var site = new ProgramProcess(
            "Reports.Web", _folder, [],
            [("ASPNETCORE_URLS", "http://127.0.0.1:0"), ("Ingest__Sample", "false"), ("Reports__KeyFile", Path.Combine(_folder, "key")), .. settings]);

        await site.RefusedAsync(words);
    }
}
