using System.Text.RegularExpressions;

namespace Ingest.Worker.Tests.Mappings;

/// <summary>The examples of <c>docs/mappings.md</c> do what the page says.</summary>
public sealed partial class MappingsDocumentTests : IDisposable
{
    private readonly MappedBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Examples_OfThePage_Load()
    {
        var blocks = Block().Matches(File.ReadAllText(Path.Combine(Root(), "docs", "mappings.md"))).Select(block => block.Groups["text"].Value).ToList();
        _bench.With("журнал", blocks[1]).With("sis-delta", blocks[3]);

        _bench.SendGood(MappedBench.Said("ж.csv", "журнал", [("module", "М1"), ("year", "2025/2026")], (4, "L1"), (5, "L2")), blocks[0].TrimEnd().Split('\n'));
        Assert.Equal(
            ["L1|ПК-12|20250901|1|н", "L2|ПК-12|20250902|2|б"], _bench.Rows("fact_attendance", "learner_key", "group_key", "date_key", "lesson_no", "mark_key"));

        _bench.Load.LoadGood("зачисления.csv", "learner_code,group_code,enrolled_on", "S-19,ПК-12,2025-09-01", "S-18,ПК-12,2025-09-01", "S-20,ПК-12,2025-09-01", "S-21,ПК-12,2025-09-01");
        var outcome = _bench.Load.LoadGood("delta.csv", blocks[2].TrimEnd().Split('\n'));
        Assert.Equal((5, 1, 3, 0, 1), (outcome.Read, outcome.Loaded, outcome.Counts.Corrected, outcome.Rejected, outcome.NotSelected));
        Assert.Equal(
            ["S-17|20250901|", "S-18|20250902|", "S-19|20250901|20251015", "S-21|20250901|"], _bench.Rows("fact_enrolment", "learner_key", "enrolled_date_key", "left_date_key"));
        Assert.Equal(["S-20|удалено в источнике"], _bench.Load.Image().Rows("fact_enrolment_revision").Where(row => row["is_removed"] == "1").Select(row => $"{row["learner_key"]}|{row["correction_reason"]}"));
        _bench.Load.AssertVerified();

        // The same learner entered again later is back.
        _bench.Load.LoadGood("delta2.csv", "student_no;group;enrolled;left;action;changed", "S-20;ПК-12;2025-10-16;;A;2025-10-16 09:00", "S-17;ПК-12;2025-09-01;;X;2025-10-15 08:00");
        Assert.Equal(
            ["S-17|20250901", "S-18|20250902", "S-19|20250901", "S-20|20251016", "S-21|20250901"], _bench.Rows("fact_enrolment", "learner_key", "enrolled_date_key"));
        _bench.Load.AssertVerified();
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Analytics.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }

    [GeneratedRegex("```(?:json)?\\n(?<text>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
