using Warehouse.Sql.Core;
using Warehouse.Sql.Indicators;
using Warehouse.Sql.Reading;

namespace Warehouse.Sql.Tests.Guide;

/// <summary>Examples of the guide that need no build: files put into folders of an installation.</summary>
public sealed class FolderExamplesTests : IDisposable
{
    private const string Profiles = "Ingest.Feeds/";
    private const string Sql = "data/sql/";
    private readonly Installation _installation = new();

    public void Dispose() => _installation.Dispose();

    [Fact]
    public void EveryExample_IsOfASectionThatIsTested() => Assert.Equal(
        ["A new foreign format", "A new SQL source", "A new report", "A new indicator", .. ExtendedSources.Sections], ExtendingGuide.Sections);

    [Fact]
    public async Task Format_OfTheGuide_LoadsItsFileAsShown()
    {
        const string Section = "A new foreign format";
        Put(Section, Profiles);

        var output = await _installation.RunAsync(Installation.Shipped, 2, "load", _installation.At("results.csv"));

        Assert.Contains(ExtendingGuide.Output(Section), output, StringComparison.Ordinal);
        Assert.Equal(["U1 G1 T1 20260203 85", "U2 G1 T1 20260203 40"], _installation.Ask(
            """
            SELECT learner_code, group_code, module_code, date_key, label
            FROM fact_grade JOIN dim_learner USING (learner_key) JOIN dim_group USING (group_key) JOIN dim_module USING (module_key) ORDER BY 1
            """));
    }

    [Fact]
    public async Task SqlSource_OfTheGuide_PullsAsShown_AndThenWhatIsNew()
    {
        const string Section = "A new SQL source";
        Put(Section, Profiles);
        _installation.Change("crm.db", "CREATE TABLE journal (learner TEXT, study TEXT, subject TEXT, day TEXT, mark TEXT, changed_at TEXT)");
        Add("L1", "5", "2026-02-02T09:00:00");
        Add("L2", "4", "2026-02-03T10:00:00");

        Assert.Contains(ExtendingGuide.Output(Section), await _installation.RunAsync(Installation.Shipped, 0, "pull", "crm-grades"), StringComparison.Ordinal);

        Add("L3", "3", "2026-02-03T10:00:00");
        Assert.Contains("строк 2, загружено 1, исправлено 0, повторов 1", await _installation.RunAsync(Installation.Shipped, 0, "pull", "crm-grades"), StringComparison.Ordinal);
        Assert.Equal(["L1 5", "L2 4", "L3 3"], _installation.Ask("SELECT learner_code, label FROM fact_grade JOIN dim_learner USING (learner_key) ORDER BY 1"));

        void Add(string learner, string mark, string at) =>
            _installation.Change("crm.db", $"INSERT INTO journal VALUES ('{learner}', 'G1', 'M1', '2026-02-01', '{mark}', '{at}')");
    }

    [Fact]
    public async Task Report_OfTheGuide_GivesItsFigures()
    {
        Put("A new report", Sql);
        using var warehouse = new TempWarehouse(_installation.At(""));
        warehouse.Load("enrolments.csv", "learner_code,group_code,status,enrolled_on,started_on\nL1,G1,studying,2026-01-01,2026-01-01\nL2,G2,studying,2026-01-01,2026-01-01\n");
        warehouse.Load("attendance.csv", "learner_code,group_code,module_code,lesson_on,mark\nL1,G1,M1,2026-02-02,н\nL1,G1,M1,2026-02-03,+\nL1,G1,M1,2026-02-04,+\nL2,G2,M1,2026-02-02,+\nL1,G1,M1,2025-02-02,н\n");

        var table = await warehouse.Reader.ReadAsync("absences-by-group", Scope.Everything, null, Period(20260101, 20261231), TestContext.Current.CancellationToken);

        Assert.Equal(["Группа G1: Пропусков 1: Доля пропусков, % 333333", "Группа G2: Пропусков 0: Доля пропусков, % 0"], Shown(table));
        Assert.Equal("Посещаемость", table.Report.File.Value("menu"));
    }

    [Fact]
    public async Task Indicator_OfTheGuide_GivesItsFigure_AndOpensToItsGroups()
    {
        Put("A new indicator", Sql);
        using var warehouse = new TempWarehouse(_installation.At(""));
        warehouse.Load("groups.csv", "group_code,programme_code,starts_on,ends_on\nG1,P1,2025-02-01,2025-04-30\nG2,P1,2025-09-01,2025-12-30\nG3,P1,2024-09-01,2024-12-30\n");
        var reader = new IndicatorReader(warehouse.Reader, warehouse.Catalogue);
        var set = reader.Find("order-1324-annex-6")!;
        var indicator = set.Find("1.90")!;

        var figures = await reader.ReadAsync(set, indicator, new IndicatorQuery(2024, 2025), TestContext.Current.CancellationToken);
        var rows = (await reader.OpenAsync(set, indicator, new IndicatorQuery(2025, 2025), TestContext.Current.CancellationToken))[("", "")].ToList();

        Assert.Equal([(2024, 1L), (2025, 2L)], figures.Select(figure => (figure.Year, figure.Numerator!.Value)).Order());
        Assert.Equal(2, rows.Select(row => row.GroupKey).Distinct().Count());
        Assert.Equal(("Количество учебных групп", "учебная часть"), (indicator.File.Value("title"), indicator.Owner));
    }

    internal static Dictionary<string, object?> Period(int from, int to) => new() { ["from"] = from, ["to"] = to };

    /// <summary>Rows with the headings of their columns.</summary>
    internal static IEnumerable<string> Shown(ReportTable table) =>
        table.Rows.Select(row => string.Join(": ", table.Columns.Select(column => $"{column.Title} {row[column] ?? "–"}")));

    /// <summary>Puts the files of a section where an operator would: what their paths begin with in the sources is left out.</summary>
    private void Put(string section, string prefix)
    {
        _installation.PutProfiles();
        foreach (var file in ExtendingGuide.Files(section))
        {
            _installation.Put(file.Path.StartsWith(prefix, StringComparison.Ordinal) ? file.Path[prefix.Length..] : file.Path, file.Text);
        }
    }
}
