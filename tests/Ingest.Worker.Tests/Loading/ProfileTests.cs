using Ingest.Worker.Loading;

namespace Ingest.Worker.Tests.Loading;

/// <summary>A format is added by dropping a folder.</summary>
public class ProfileTests : LoadTests
{
    [Fact]
    public void ProfileFolder_DroppedIntoPlace_LoadsItsFormat()
    {
        using var home = new LoadBench();
        var profiles = home.Path("profiles");
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Profiles", "default")))
        {
            home.Put("profiles/default/" + Path.GetFileName(file), File.ReadAllLines(file));
        }

        home.Put("profiles/school/profile.json", """{ "title": "Журнал школы", "tables": { "journal": ["pupil", "class", "when", "points"] } }""");
        home.Put("profiles/school/scales.csv", "scale,label,low,high,share_low,share_high,bucket,passing", "twelve,сдал,7,12,0.5,1,pass,1", "twelve,не сдал,0,6.99,0,0.49,fail,0");
        home.Put(
            "profiles/school/grades.sql",
            "-- title: Баллы",
            "-- feed: grades",
            "-- source: journal",
            "SELECT pupil AS learner_code, class AS group_code, 'all' AS module_code, 'interim' AS control, \"when\" AS graded_on,",
            "    points AS grade, 'twelve' AS scale, source_file, source_line FROM journal WHERE is_new;");
        using var bench = NewBench(("Ingest:Profiles", profiles));
        var outcome = bench.LoadGood("journal.csv", "pupil;class;when;points", "Ж1;5А;10.01.2026;12", "Ж2;5А;10.01.2026;3", "Ж3;5А;10.01.2026;13");

        Assert.Equal(("school", 3, 2, 1), (outcome.Feed, outcome.Read, outcome.Loaded, outcome.Rejected));
        Assert.Equal(
            [("Ж1", "pass", "1000000"), ("Ж2", "fail", "210300")],
            bench.Image().Rows("fact_grade").Select(row => (row["learner_key"], row["bucket"], row["share"])).Order());
        var rejected = Assert.Single(bench.Image().Rows("quarantine"));
        Assert.Equal(("4", "grade", "out_of_range", "Ж3,5А,10.01.2026,13"), (rejected["line_no"], rejected["column_name"], rejected["code"], rejected["raw_text"]));
        bench.AssertVerified();
    }
}
