namespace Sample;

/// <summary>Targets of measures of quality: the centre's, raised after a year, those of some programmes and of one group; one of them was corrected.</summary>
internal static class Targets
{
    private static readonly (string Measure, int First, int Raised)[] OfCentre =
        [("attendance", 85, 88), ("success", 90, 92), ("quality", 55, 60), ("completion", 85, 87)];

    public static void Write(FeedFolder folder, SampleOptions options, IReadOnlyList<Programme> programmes, IReadOnlyList<GroupPlan> groups)
    {
        foreach (var (measure, first, raised) in OfCentre)
        {
            Write(folder, measure, null, null, first, options.BeginsOn);
            if (options.Years > 1)
            {
                Write(folder, measure, null, null, raised, options.BeginsOn.AddYears(1));
            }
        }

        foreach (var programme in programmes.Where(programme => programme.Index % 4 == 1))
        {
            Write(folder, "attendance", programme.Code, null, 80, options.BeginsOn);
            Write(folder, "quality", programme.Code, null, 65, options.BeginsOn);
        }

        Write(folder, "success", null, groups[0].Code, 80, groups[0].StartsOn);
        var corrected = options.BeginsOn.AddDays(20);
        folder.WriteExtra(folder.Open("targets"), "completion", default, default, 84, options.BeginsOn, corrected, "Методист Ларина О. П.",
            "Опечатка в решении совета");
        folder.CountCorrection("targets");
    }

    private static void Write(FeedFolder folder, string measure, string? programme, string? group, int target, DateOnly validFrom) =>
        folder.Write(folder.Open("targets"), measure, programme, group, target, validFrom, default, default, default);
}
