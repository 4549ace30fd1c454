namespace Ingest.Feeds.Contracts;

/// <summary>
/// A list of values that a column takes. What is fixed is the values; the words that stand for them in files are data, <c>words.csv</c> and <c>controls.csv</c>.
/// </summary>
/// <param name="Name">Its name in the data.</param>
/// <param name="Values">The values that the warehouse stores.</param>
public sealed record Vocabulary(string Name, params IReadOnlyList<string> Values)
{
    /// <summary>Kinds of control, in the order of their keys in <c>dim_control</c>, which begin with 1.</summary>
    public static Vocabulary Control { get; } = new("control", "current", "interim", "retake", "final", "practice", "project") { IsKeyed = true };

    /// <summary>Sexes.</summary>
    public static Vocabulary Sex { get; } = new("sex", "M", "F");

    /// <summary>Kinds of programme.</summary>
    public static Vocabulary ProgrammeKind { get; } = new("programme_kind", "qualification", "retraining", "general", "preprofessional", "vocational");

    /// <summary>Kinds of planned result.</summary>
    public static Vocabulary ResultKind { get; } = new("result_kind", "professional", "general", "personal", "meta_subject", "subject");

    /// <summary>Use of a network of organisations.</summary>
    public static Vocabulary Network { get; } = new("network", "none", "used", "foreign");

    /// <summary>Use of e-learning.</summary>
    public static Vocabulary ELearning { get; } = new("e_learning", "none", "used", "only");

    /// <summary>What competencies are judged by.</summary>
    public static Vocabulary JudgedBy { get; } = new("judged_by", "final", "modules", "all");

    /// <summary>Measures that have targets.</summary>
    public static Vocabulary Measure { get; } = new("measure", "attendance", "success", "quality", "completion");

    /// <summary>Kinds of economic activity: sections of ОКВЭД 2 by their letter.</summary>
    public static Vocabulary EconomicActivity { get; } =
        new("economic_activity", [.. Enumerable.Range('A', 'U' - 'A' + 1).Select(letter => ((char)letter).ToString())]);

    /// <summary>Scales of the installation by further names; the values are whatever scales there are.</summary>
    public static Vocabulary Scale { get; } = new("scale");

    /// <summary>Words that a row of totals begins with.</summary>
    public static Vocabulary Total { get; } = new("total", "total");

    /// <summary>Words that say that there is no value: they are no codes.</summary>
    public static Vocabulary NoCode { get; } = new("no_code", "no_code");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Vocabulary> All { get; } =
        [Control, Sex, ProgrammeKind, ResultKind, Network, ELearning, JudgedBy, Measure, EconomicActivity, Scale, Total, NoCode];

    /// <summary>Whether the warehouse stores the number of a value, from 1, and not its name.</summary>
    public bool IsKeyed { get; init; }
}
