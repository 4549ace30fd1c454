using System.Data.Common;
using Dapper;
using Ingest.Worker.Loading;
using Warehouse.Sql.Differences;
using Warehouse.Sql.Indicators;

namespace Warehouse.Sql.Tests;

/// <summary>Statements of the folder <c>Differences</c> name the rows that later loads changed, each once, with its file and line.</summary>
public sealed class DifferenceFilesTests : IDisposable
{
    private static readonly string[] Fence = ["scope_organisation", "scope_groups", "scope_learner"];
    private readonly TempWarehouse _warehouse = new();

    public static TheoryData<string> Kinds
    {
        get
        {
            var catalogue = new Warehouse.Sql.Catalogue.SqlCatalogue("sqlite");
            return [.. catalogue.In("Differences").Select(file => file.ShortName).Where(name => name != "later-files")];
        }
    }

    public void Dispose() => _warehouse.Dispose();

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Kind_Statement_ReturnsWhatItsHeaderSays(string name)
    {
        var kind = new ChangeKind(_warehouse.Catalogue["Differences/" + name]);
        await using var connection = await _warehouse.Engine.OpenReadAsync(TestContext.Current.CancellationToken);
        var values = new DynamicParameters(new { known = "2026-01-01T00:00:00.000Z", organisation = (int?)null });
        foreach (var fence in Fence)
        {
            values.Add(fence, null);
        }

        await using DbDataReader reader = await connection.ExecuteReaderAsync(kind.File.Text, values);

        Assert.Equal(kind.Report.Columns.Select(column => column.Name), Enumerable.Range(0, reader.FieldCount).Select(reader.GetName));
    }

    [Fact]
    public async Task Grades_CorrectedRemovedAndAddedLater_AreNamedOnceWithFileAndLine()
    {
        Load("grades-first.csv",
            "learner_code,group_code,module_code,control,graded_on,grade,scale\n"
            + "L1,G1,M,final,2026-02-17,3,five\nL2,G1,M,final,2026-02-17,4,five\nL3,G1,M,final,2026-02-17,5,five");
        var known = _warehouse.Clock.GetUtcNow();
        Load("grades-later.csv",
            "learner_code,group_code,module_code,control,graded_on,grade,scale,corrected_on,corrected_by,correction_reason\n"
            + "L1,G1,M,final,2026-02-17,4,five,2026-03-01,Ким О.,Апелляция\nL3,G1,M,final,2026-02-17,5,five,,,\nL4,G1,M,final,2026-02-18,5,five,,,");
        Load("removals.csv", "feed,learner_code,group_code,module_code,control,attempt,removed_by,reason\ngrades,L2,G1,M,final,1,Ким О.,Ошибка ввода");
        var changes = new ChangeReader(_warehouse.Reader, _warehouse.Catalogue);

        var rows = await changes.ReadAsync(
            changes.Kinds.Single(kind => kind.Trace == "grade"), known, new IndicatorQuery(2026, 2026), TestContext.Current.CancellationToken);

        Assert.Equal(
            [
                ("grades-later.csv", 2L, "G1, L1", false, true, "Апелляция"),
                ("grades-later.csv", 4L, "G1, L4", false, false, ""),
                ("removals.csv", 2L, "G1, L2", true, true, "Ошибка ввода"),
            ],
            rows.Select(row => (row.FileName, row.LineNo, row.Subject, row.IsRemoved, row.WasKnown, row.Reason)));
        Assert.All(rows, row => Assert.True(row.IsOf(2026) && !row.IsOf(2025)));
    }

    [Fact]
    public async Task Teacher_OfANewCategory_IsNamedWithTheOldOne()
    {
        Load("teachers.csv", "teacher_code,last_name,first_name,category,staff\nT1,Соколова,Мария,первая,штатный\nT2,Кузнецов,Пётр,первая,штатный");
        var known = _warehouse.Clock.GetUtcNow();
        Load("teachers-later.csv", "teacher_code,last_name,first_name,category,staff\nT1,Соколова,Мария,первая,штатный\nT2,Кузнецов,Пётр,высшая,штатный");
        var changes = new ChangeReader(_warehouse.Reader, _warehouse.Catalogue);

        var row = Assert.Single(await changes.ReadAsync(
            changes.Kinds.Single(kind => kind.File.ShortName == "dim_teacher"), known, new IndicatorQuery(2026, 2026), TestContext.Current.CancellationToken));

        Assert.Equal(("teachers-later.csv", 3L, true), (row.FileName, row.LineNo, row.WasKnown));
        Assert.Equal(("первая", "высшая"), row.Attributes.Where(attribute => attribute.Name == "category").Select(attribute => (attribute.Was, attribute.Now)).Single());
    }

    private void Load(string name, string text)
    {
        _warehouse.Clock.Advance(TimeSpan.FromHours(1));
        Assert.All(_warehouse.Load(name, text), outcome => Assert.Equal(LoadState.Loaded, outcome.State));
        _warehouse.Clock.Advance(TimeSpan.FromMinutes(1));
    }
}
