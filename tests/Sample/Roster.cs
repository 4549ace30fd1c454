namespace Sample;

/// <summary>Which programmes each learner has taken, a bit each: nobody takes one twice. Eight bytes a learner.</summary>
internal sealed class Roster(int learners)
{
    private const int Tries = 12;
    private readonly ulong[] taken = new ulong[learners + 1];

    /// <summary>Seats a newcomer.</summary>
    public int Enter(int learner, Programme programme)
    {
        taken[learner] |= 1UL << programme.Index;
        return learner;
    }

    /// <summary>Finds somebody who came before and has not taken the programme yet; none when chance finds nobody.</summary>
    public int? Return(Dice dice, int from, int to, Programme programme)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var learner = dice.Between(from, to);
            if ((taken[learner] & (1UL << programme.Index)) == 0)
            {
                return Enter(learner, programme);
            }
        }

        return null;
    }
}
