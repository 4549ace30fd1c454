using System.Globalization;

namespace Sample;

/// <summary>A group before anything happens in it.</summary>
/// <param name="Index">Place in the order of starts, from 0.</param>
/// <param name="Programme">What it studies.</param>
/// <param name="Size">Learners.</param>
/// <param name="FirstNewcomer">Index of the first learner who has studied nowhere before.</param>
/// <param name="Newcomers">How many such learners; the other seats go to people who came before.</param>
/// <param name="StartsOn">First day.</param>
/// <param name="EndsOn">Last day, perhaps after the last day of the data.</param>
internal readonly record struct GroupPlan(
    int Index,
    Programme Programme,
    int Size,
    int FirstNewcomer,
    int Newcomers,
    DateOnly StartsOn,
    DateOnly EndsOn)
{
    public string Code => string.Create(CultureInfo.InvariantCulture,
        $"{Programme.Code.Replace("-", string.Empty, StringComparison.Ordinal)}-{StartsOn.Year % 100:00}-{Index + 1:0000}");

    /// <summary>Index of the first learner of the same age who may come again.</summary>
    public int PoolFrom(SampleOptions options) => Programme.ForChildren ? Learner.AdultsOf(options.Learners) + 1 : 1;
}
