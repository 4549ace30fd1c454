using FsCheck;
using FsCheck.Fluent;
using Ingest.Worker.Loading;
using Ingest.Worker.Tests.Loading;

namespace Ingest.Worker.Tests.Mappings;

/// <summary>An organisation written in the forms of people, loaded through mappings, is that organisation as clean feeds.</summary>
public sealed class PeopleFormsTests
{
    [Fact]
    public void RandomOrganisation_InFormsOfPeople_IsTheSameWarehouseAsCleanFeeds() => Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), seed =>
    {
        var organisation = new PeopleForms(seed);
        using var clean = new LoadBench();
        foreach (var (name, lines) in organisation.Clean)
        {
            clean.LoadGood(name, [.. lines]);
        }

        using var forms = new MappedBench();
        foreach (var (name, json) in PeopleForms.Mappings)
        {
            forms.With(name, json);
        }

        foreach (var form in organisation.Forms)
        {
            var outcome = forms.Send(form.Said, [.. form.Lines]);
            Assert.True(outcome.State == LoadState.Loaded, outcome.Failure);
            Assert.Equal((0L, form.Records), (outcome.Rejected, outcome.Counts.Loaded + outcome.Counts.Corrected + outcome.Counts.Duplicate));
        }

        forms.Load.AssertVerified();
        var (one, other) = (forms.Load.Image(), clean.Image());
        Assert.Equal(Findings(other), Findings(one));
        Assert.Equal([], OtherThanFindings(one.DifferencesFrom(other)));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(8));

    /// <summary>A finding names its row, and a row of a form is many of a feed: all else that it says is the same, and there are as many.</summary>
    private static string[] Findings(WarehouseImage image) =>
        [.. image.Rows("mart_finding").Select(row => $"{row["group_key"]}|{row["code"]}|{row["learner_key"]}|{row["module_key"]}|{row["date_key"]}").Order(StringComparer.Ordinal)];

    private static string[] OtherThanFindings(IReadOnlyList<string> differences)
    {
        var others = new List<string>();
        var isOther = true;
        foreach (var line in differences)
        {
            isOther = line.StartsWith(' ') ? isOther : !line.StartsWith("mart_finding:", StringComparison.Ordinal);
            others.AddRange(isOther ? [line] : Array.Empty<string>());
        }

        return [.. others];
    }
}
