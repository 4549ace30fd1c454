using System.Globalization;
using Ingest.Worker.Loading;
using Microsoft.Data.Sqlite;
using Oracle;
using Sample;
using Warehouse.Sql;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Core;
using Warehouse.Sql.Marts;
using Warehouse.Sql.Schema;
using Warehouse.Sql.Sqlite;
using Warehouse.TestServer;

namespace Ingest.Worker.Tests.Sample;

/// <summary>A sample organisation, loaded by the product and computed apart from it, from the same files.</summary>
public sealed class LoadedSample : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("oracle").FullName;

    public Figures Figures { get; private set; } = null!;

    public ValidFacts Facts { get; private set; } = null!;

    public SampleManifest Manifest { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        new SampleOrganisation(new SampleOptions(1000, 3, 7, new DateOnly(2026, 11, 21))).Write(_folder);
        Manifest = SampleManifest.Read(Path.Combine(_folder, "manifest.json"));
        Facts = ValidFacts.FromFolder(Path.Combine(_folder, "feeds"));
        Figures = new Figures(Facts);
        var catalogue = new SqlCatalogue("sqlite");
        using var engine = new SqliteEngine(new WarehouseOptions { Connection = Path.Combine(_folder, "warehouse.db") }, catalogue);
        await new Migrator(engine, catalogue, TimeProvider.System).MigrateAsync(CancellationToken.None);
        var loader = BatchLoaders.Over(engine, catalogue, _folder, TimeProvider.System);
        Assert.All(loader.Load([Path.Combine(_folder, "feeds")], null, CancellationToken.None), outcome => Assert.Equal(LoadState.Loaded, outcome.State));
    }

    /// <summary>Rows of a query as text, joined by bars.</summary>
    public IReadOnlyDictionary<string, string> Ask(string text)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(_folder, "warehouse.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = text;
        using var reader = command.ExecuteReader();
        var rows = new Dictionary<string, string>();
        while (reader.Read())
        {
            rows.Add(reader.GetString(0), string.Join('|', Enumerable.Range(1, reader.FieldCount - 1)
                .Select(i => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture))));
        }

        return rows;
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}

/// <summary>Marts hold what an independent calculation from the feed files gives, for every group, programme and month.</summary>
public sealed class OracleMartsTests(LoadedSample sample) : IClassFixture<LoadedSample>
{
    private static readonly IReadOnlyList<Slice> Months = [.. Enumerable.Range(0, 36)
        .Select(i => new DateOnly(2024, 1, 1).AddMonths(i))
        .Select(first => new Slice(first, first.AddMonths(1).AddDays(-1)))];

    [Fact]
    public void Quarantine_HoldsExactlyThePlantedRows()
    {
        var stored = sample.Ask(
            "SELECT concat(file.name, ':', line_no), q.code FROM quarantine q JOIN dim_load_file file USING (load_file_key)");
        var planted = sample.Manifest.Defects.Where(defect => defect.Kind == DefectKind.Reject)
            .ToDictionary(defect => $"{Path.GetFileName(defect.File)}:{defect.Line}", defect => defect.Code);

        Assert.Equal(planted.OrderBy(pair => pair.Key), stored.OrderBy(pair => pair.Key));
    }

    [Fact]
    public void Findings_AreExactlyThePlantedOnes()
    {
        var stored = sample.Ask("SELECT concat(file.name, ':', line_no), f.code FROM mart_finding f JOIN dim_load_file file USING (load_file_key) "
            + "WHERE f.code NOT LIKE 'document%'");
        var planted = sample.Manifest.Defects.Where(defect => defect.Kind == DefectKind.Finding)
            .ToDictionary(defect => $"{Path.GetFileName(defect.File)}:{defect.Line}", defect => defect.Code);

        Assert.Equal(planted.OrderBy(pair => pair.Key), stored.OrderBy(pair => pair.Key));
    }

    // Documents of those whose final was rejected or removed as a planted defect, say.
    [Fact]
    public void FindingsOfDocuments_AreThoseOfAnIndependentReading()
    {
        var stored = sample.Ask(
            "SELECT concat(document_kind, ' ', registration_no), code FROM mart_finding JOIN fact_document USING (load_file_key, line_no) "
            + "JOIN dim_document USING (document_key) WHERE code LIKE 'document%'");
        var expected = sample.Figures.DocumentFindings().ToDictionary(found => $"{found.Document.Kind} {found.Document.RegistrationNo}", found => found.Code);

        Assert.Equal(expected.OrderBy(pair => pair.Key, StringComparer.Ordinal), stored.OrderBy(pair => pair.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void Attendance_OfEveryGroupAndMonth_EqualsTheIndependentFigure()
    {
        var stored = sample.Ask(
            "SELECT concat(group_code, ' ', date_key / 100), sum(attended), sum(scheduled) FROM mart_attendance_day "
            + "JOIN dim_group USING (group_key) GROUP BY group_code, date_key / 100");
        var expected = Figures((slice, _) => sample.Figures.MarkedHoursIn(slice), ratio => ratio.Denominator > 0,
            ratio => $"{Hundredths(ratio.Numerator)}|{Hundredths(ratio.Denominator)}");

        Assert.NotEmpty(expected);
        Assert.Equal(expected, stored.OrderBy(pair => pair.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void Grades_OfEveryGroupAndMonth_EqualTheIndependentFigure()
    {
        var stored = sample.Ask(
            """
            SELECT concat(group_code, ' ', date_key / 100), sum(n5), sum(n4), sum(n3), sum(n2), sum(n_pass), sum(n_fail), sum(n_na), sum(n_exempt),
                sum(first_passed_n), sum(first_n), sum(first_unknown_n), sum(share_sum), sum(share_n)
            FROM mart_grade_day JOIN dim_group USING (group_key)
            WHERE control_key IN (2, 3, 4)
            GROUP BY group_code, date_key / 100
            """);
        var expected = Figures((slice, _) => sample.Figures.GradesIn(slice), grades => grades.Base + grades.Exempt + grades.FirstAttempt.Denominator + grades.FirstUnknown > 0,
            grades => string.Join('|', grades.N5, grades.N4, grades.N3, grades.N2, grades.Pass, grades.Fail, grades.NotAttested, grades.Exempt,
                Whole(grades.FirstAttempt.Numerator), Whole(grades.FirstAttempt.Denominator), grades.FirstUnknown,
                Whole(grades.MeanShare.Numerator * 1_000_000), Whole(grades.MeanShare.Denominator)));

        Assert.NotEmpty(expected);
        Assert.Equal(expected, stored.OrderBy(pair => pair.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void Movement_OfEveryGroupAndMonth_EqualsTheIndependentFigure()
    {
        var stored = sample.Ask(
            "SELECT concat(group_code, ' ', date_key / 100), sum(started_n), sum(completed_n), sum(left_n) FROM mart_enrolment_day "
            + "JOIN dim_group USING (group_key) GROUP BY group_code, date_key / 100 HAVING sum(started_n) + sum(completed_n) + sum(left_n) > 0");
        var expected = Figures((slice, _) => sample.Figures.MovementIn(slice), movement => movement != new Movement(0, 0, 0),
            movement => $"{movement.Started}|{movement.Completed}|{movement.Left}");

        Assert.Equal(expected, stored.OrderBy(pair => pair.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void Contingent_OnTheLastDayOfEveryMonth_EqualsTheIndependentFigure()
    {
        foreach (var month in Months)
        {
            var day = month.To!.Value.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
            var stored = sample.Ask(
                $"SELECT 'all', coalesce(sum(started_n - completed_n - left_n), 0) FROM mart_enrolment_day WHERE date_key <= {day}");

            Assert.Equal(sample.Figures.ContingentOn(month.To.Value, Slice.All).ToString(CultureInfo.InvariantCulture), stored["all"]);
        }
    }

    [Fact]
    public void Outcomes_OfEveryGroupAndCompetency_EqualTheIndependentFigure()
    {
        var stored = sample.Ask(
            """
            SELECT concat(group_code, ' ', competency_code), learners_n, planned_n, reached_n, by_grade_reached_n, by_grade_n, by_pass_reached_n, by_pass_n,
                graded_n, attained_sum
            FROM mart_outcome_group JOIN dim_group USING (group_key) JOIN dim_competency USING (competency_key)
            WHERE competency_key <> 0
            """);
        var expected = sample.Facts.Groups.Keys
            .SelectMany(group => sample.Figures.OutcomesIn(new Slice(Group: group)).Select(outcome => (group, outcome)))
            .ToDictionary(pair => $"{pair.group} {pair.outcome.Competency}", pair => pair.outcome);

        // A mean is kept rounded to millionths for each learner: sums of them may differ by half of one a learner.
        Assert.All(expected, pair => Assert.InRange(
            decimal.Parse(stored[pair.Key].Split('|')[^1], CultureInfo.InvariantCulture) - (pair.Value.MeanShare.Numerator * 1_000_000),
            -pair.Value.MeanShare.Denominator, pair.Value.MeanShare.Denominator));
        Assert.Contains(expected.Values, outcome => outcome.ByPasses.Denominator > outcome.ByPasses.Numerator);
        Assert.Contains(expected.Values, outcome => outcome.ByMarks.Denominator > outcome.ByMarks.Numerator);
        Assert.Equal(
            expected.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}: " + string.Join(
                '|', pair.Value.Learners, pair.Value.Planned, pair.Value.Reached, pair.Value.ByMarks.Numerator, pair.Value.ByMarks.Denominator,
                pair.Value.ByPasses.Numerator, pair.Value.ByPasses.Denominator, pair.Value.MeanShare.Denominator)),
            stored.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}: {pair.Value[..pair.Value.LastIndexOf('|')]}"));
    }

    /// <summary>The independent figures by group and month, those that are something.</summary>
    private IOrderedEnumerable<KeyValuePair<string, string>> Figures<T>(Func<Slice, string, T> figure, Func<T, bool> isSomething, Func<T, string> text) =>
        sample.Facts.Groups.Keys
            .SelectMany(group => Months.Select(month => (group, month, figure: figure(month with { Group = group }, group))))
            .Where(cell => isSomething(cell.figure))
            .Select(cell => KeyValuePair.Create(
                $"{cell.group} {cell.month.From!.Value.ToString("yyyyMM", CultureInfo.InvariantCulture)}", text(cell.figure)))
            .OrderBy(pair => pair.Key, StringComparer.Ordinal);

    private static string Hundredths(decimal hours) => Whole(hours * 100);

    private static string Whole(decimal number) => number.ToString("0.######", CultureInfo.InvariantCulture);
}
