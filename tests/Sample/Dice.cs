using System.Numerics;

namespace Sample;

/// <summary>
/// SplitMix64: a stream of pseudo-random numbers that depends on its seed, topic and index alone. A group or a learner has
/// a stream of its own, so that nothing has to be remembered between them.
/// </summary>
internal sealed class Dice
{
    private ulong state;

    /// <summary>Opens the stream of one thing.</summary>
    public Dice(int seed, DiceTopic topic, long index)
    {
        state = Mix((ulong)(uint)seed ^ Mix(((ulong)topic << 56) ^ (ulong)index));
    }

    private ulong Next()
    {
        state += 0x9E3779B97F4A7C15;
        return Mix(state);
    }

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return BitOperations.RotateLeft(value ^ (value >> 31), 17);
    }

    /// <summary>Uniform in [0, 1).</summary>
    public double Share() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>True with the given probability.</summary>
    public bool Happens(double probability) => Share() < probability;

    /// <summary>Uniform whole number, both ends included.</summary>
    public int Between(int low, int high) => low + (int)(Next() % (ulong)(high - low + 1));

    /// <summary>One of a list.</summary>
    public T Pick<T>(IReadOnlyList<T> values) => values[(int)(Next() % (ulong)values.Count)];

    /// <summary>About a standard normal value: a sum of uniforms, so that no library function decides a digit.</summary>
    public double Bell() => (Share() + Share() + Share() + Share() - 2) * 1.7320508075688772;
}

/// <summary>What a stream of numbers is for.</summary>
internal enum DiceTopic
{
    Learner = 1,
    Ability = 2,
    Group = 3,
    GroupPlan = 4,
    Programme = 5,
    Teacher = 6,
    Defect = 7,
}
