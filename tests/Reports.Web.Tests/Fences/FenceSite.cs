using System.Text.Json;
using Dapper;
using Ingest.Worker.Loading;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Reports.Web.Access;
using Reports.Web.AppStore;
using Reports.Web.Matters;
using Reports.Web.SelfAssessment;
using Reports.Web.SelfAssessment.Editions;
using Reports.Web.SelfAssessment.Plan;
using Reports.Web.Tests.Site;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Core;
using Warehouse.Sql.Indicators;
using Warehouse.Sql.Marts;
using Warehouse.Sql.Reading;
using Warehouse.Sql.Sqlite;
using Warehouse.TestServer;

namespace Reports.Web.Tests.Fences;

[CollectionDefinition(nameof(FenceSite))]
public sealed class FenceCollection : ICollectionFixture<FenceSite>;

/// <summary>
/// The site over the world, loaded on two days, and beside it one copy of the warehouse for each fence from which everything
/// outside is taken away: what a viewer is answered must be the same from both.
/// </summary>
public sealed class FenceSite : IAsyncLifetime
{
    private readonly Dictionary<string, (SqliteEngine Engine, ReportReader Reader)> _copies = [];

    private readonly List<long> _editions = [];

    private readonly Dictionary<long, string> _matters = [];

    public SiteFactory Site { get; } = new() { IsSeeded = false };

    /// <summary>A moment between the two loads.</summary>
    public DateTimeOffset Between { get; private set; }

    public ReportReader Reader => Site.Services.GetRequiredService<ReportReader>();

    public SqlCatalogue Catalogue => Site.Services.GetRequiredService<SqlCatalogue>();

    /// <summary>Marks of members by the name of a key's column and the key.</summary>
    internal IReadOnlyDictionary<(string Column, long Key), string> Marks { get; private set; } = null!;

    /// <summary>Code of the indicator into which a value is entered.</summary>
    internal string Entered { get; private set; } = "";

    /// <summary>Keys of editions of the self-assessment.</summary>
    internal IReadOnlyList<long> Editions => _editions;

    /// <summary>Marks of cases and decisions by their numbers.</summary>
    internal IReadOnlyDictionary<long, string> Matters => _matters;

    private string Warehouse => Path.Combine(Site.Folder, "warehouse.db");

    public async ValueTask InitializeAsync()
    {
        await Site.InitializeAsync();
        Site.Clock.AdjustTime(Site.Clock.GetUtcNow().AddDays(-11));
        Load("first", WorldFeeds.First, rejected: 6);
        Site.Clock.Advance(TimeSpan.FromDays(5));
        Between = Site.Clock.GetUtcNow();
        await WriteAssessmentsAsync();
        await WriteMattersAsync();
        Site.Clock.Advance(TimeSpan.FromDays(5));
        Load("later", WorldFeeds.Later, rejected: 0);
        Site.Clock.Advance(TimeSpan.FromDays(1));
        Marks = ReadMarks();
        foreach (var fence in Fence.Different)
        {
            _copies.Add(fence.Name, await CopyAsync(fence));
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (engine, reader) in _copies.Values)
        {
            reader.Dispose();
            engine.Dispose();
        }

        await Site.DisposeAsync();
    }

    /// <summary>Reads of the copy that holds only what is inside a fence.</summary>
    internal ReportReader Inside(Fence fence) => _copies[fence.Name].Reader;

    internal Task<Scope> ScopeAsync(Fence fence) =>
        Site.Services.GetRequiredService<Viewer>().ScopeOfAsync(fence.Principal, CancellationToken.None);

    /// <summary>Keys of a column.</summary>
    internal IReadOnlyList<long> Keys(string column) => [.. Marks.Keys.Where(key => key.Column == column).Select(key => key.Key).Order()];

    /// <summary>Rows of a query of the walk's own.</summary>
    internal IReadOnlyList<object?[]> Query(string text)
    {
        using var connection = new SqliteConnection($"Data Source={Warehouse};Mode=ReadOnly");
        using var reader = connection.ExecuteReader(text);
        var rows = new List<object?[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)]);
        }

        return rows;
    }

    /// <summary>For each organisation and for both together a value entered by hand and a draft of an edition, with its mark.</summary>
    private async Task WriteAssessmentsAsync()
    {
        var set = Site.Services.GetRequiredService<AssessmentReader>().Sets[0];
        var manual = set.Indicators.First(indicator => indicator.Kind == IndicatorKind.Manual);
        Entered = manual.Code;
        foreach (var (key, code) in Query("SELECT org_key, org_code FROM dim_organisation WHERE org_key > 1 UNION ALL SELECT NULL, ''")
            .Select(row => (row[0] as long?, (string)row[1]!)))
        {
            var mark = code.Length > 0 ? code : World.Mark(0);
            await Site.Services.GetRequiredService<ManualValues>().AddAsync(
                [new(new ManualCell(code, set.Name, manual.Code, "", "", 2026), 7, null, $"акт {mark}")], mark, CancellationToken.None);
            var (edition, problem) = await Site.Services.GetRequiredService<EditionWorkflow>().CreateAsync(
                new AssessmentQuery(set, 2026) { Organisation = key, OrganisationCode = code }, mark, $"проект {mark}", Viewer.Principal(SiteFactory.User(mark, Roles.Analyst), "test"), CancellationToken.None);
            Assert.Null(problem);
            await Site.Services.GetRequiredService<WorkPlanStore>().AddAsync(
                set.Name, code, 2026, new WorkPlanEntry { Stage = WorkStage.All[0].Code, Owner = mark, DueOn = "2027-01-15", Note = mark, SetBy = "", SetAt = "" }, mark, CancellationToken.None);
            _editions.Add(edition!.Value);
        }
    }

    /// <summary>About each organisation, programme, group and a learner of each group, and about everything: a case, a decision and a note, with its mark.</summary>
    private async Task WriteMattersAsync()
    {
        var subjects = new List<(Subject Subject, string Mark)> { (new Subject(), World.Mark(0)) };
        foreach (var group in World.Groups)
        {
            subjects.Add((new Subject(group.OrganisationMark), group.OrganisationMark));
            subjects.Add((new Subject(group.OrganisationMark, group.ProgrammeMark), group.ProgrammeMark));
            subjects.Add((new Subject(group.OrganisationMark, Group: group.Mark), group.Mark));
            subjects.Add((new Subject(group.OrganisationMark, Group: group.Mark, Learner: group.Own[0]), group.Own[0]));
            subjects.Add((new Subject(group.OrganisationMark, Learner: group.Own[3]), group.Own[3]));
        }

        var store = Site.Services.GetRequiredService<MatterStore>();
        foreach (var (subject, mark) in subjects.Distinct())
        {
            foreach (var kind in new[] { MatterKind.Case, MatterKind.Decision })
            {
                var taken = await store.AddAsync(
                    new Matter
                    {
                        Kind = kind,
                        Organisation = subject.Organisation,
                        Programme = subject.Programme,
                        StudyGroup = subject.Group,
                        Learner = subject.Learner,
                        Words = $"Мера {mark}",
                        BegunOn = "2026-11-16",
                        Basis = "",
                    },
                    new MatterStep { State = MatterState.Open, Owner = mark, DueOn = "2026-12-01", Note = $"Нужно {mark}" },
                    [new MatterMeasure { Code = "success", Title = $"Показатель {mark}", ValueText = "7", Base = mark }],
                    mark,
                    CancellationToken.None);
                _matters.Add(taken!.Value, mark);
            }

            if (subject.Group.Length > 0 != subject.Learner.Length > 0)
            {
                await Site.Services.GetRequiredService<NoteStore>().AddAsync(
                    new SeenSubject(subject, "", null, null, null, null), $"Заметка {mark}", mark, CancellationToken.None);
            }
        }
    }

    private Dictionary<(string, long), string> ReadMarks()
    {
        var members = Query(
            """
            SELECT 'organisation_key', org_key, org_code FROM dim_organisation WHERE org_key > 1
            UNION ALL SELECT 'programme_key', programme_key, programme_code FROM dim_programme WHERE programme_key <> 0
            UNION ALL SELECT 'group_key', group_key, group_code FROM dim_group WHERE group_key <> 0
            UNION ALL SELECT 'teacher_key', teacher_key, teacher_code FROM dim_teacher WHERE teacher_key <> 0
            UNION ALL SELECT 'module_key', module_key, module_code FROM dim_module WHERE module_key <> 0
            UNION ALL SELECT 'competency_key', competency_key, competency_code FROM dim_competency WHERE competency_key <> 0
            UNION ALL SELECT 'award_key', award_key, award_kind FROM dim_award
            UNION ALL SELECT 'document_key', document_key, document_kind FROM dim_document
            UNION ALL SELECT 'learner_key', learner_key, iif(learner_code = 'zonas9', concat(org_code, 's9'), learner_code)
            FROM dim_learner INNER JOIN dim_organisation USING (org_key)
            """);
        return members.ToDictionary(member => ((string)member[0]!, (long)member[1]!), member => (string)member[2]!);
    }

    private async Task<(SqliteEngine, ReportReader)> CopyAsync(Fence fence)
    {
        var options = new WarehouseOptions { Connection = Path.Combine(Site.Folder, $"inside-{_copies.Count}.db") };
        await using (var whole = new SqliteConnection($"Data Source={Warehouse};Mode=ReadOnly"))
        await using (var copy = new SqliteConnection($"Data Source={options.Connection};Pooling=False;Foreign Keys=False"))
        {
            await whole.OpenAsync();
            await copy.OpenAsync();
            whole.BackupDatabase(copy);
            await copy.ExecuteAsync(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Fences", "inside.sql")), new
            {
                groups = JsonSerializer.Serialize(fence.Groups.Select(group => group.Mark)),
                learners = JsonSerializer.Serialize(fence.Learners.Select(learner => $"{learner.Organisation}/{learner.Code}")),
                organisation = fence is { IsOfGroups: false, Learner: null } ? fence.Organisation : null,
            });
        }

        var engine = new SqliteEngine(options, Catalogue);
        using (var session = engine.BeginLoad(CancellationToken.None))
        {
            new MartRefresh(Catalogue).Rebuild(session);
            session.Commit();
        }

        return (engine, new ReportReader(engine, Catalogue));
    }

    private void Load(string name, IReadOnlyList<(string Feed, string Text)> files, long rejected)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Site.Folder, name)).FullName;
        foreach (var (feed, text) in files)
        {
            File.WriteAllText(Path.Combine(folder, feed + ".csv"), text);
        }

        var loader = BatchLoaders.Over(
            Site.Services.GetRequiredService<IWarehouseEngine>(), Catalogue, Site.Folder, Site.Clock);
        var outcomes = loader.Load([folder], null, CancellationToken.None).ToList();
        Assert.All(outcomes, outcome => Assert.Equal(LoadState.Loaded, outcome.State));
        Assert.Equal(rejected, outcomes.Sum(outcome => outcome.Rejected));
    }
}
