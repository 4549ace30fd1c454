
namespace Sample;

/// <summary>
/// Plants wrong rows, about three in a thousand in a small centre and a few hundred at most. Rejected rows are additional ones:
/// every key that the rest of the sample rests on stays loadable.
/// </summary>
internal sealed partial class DefectPlanter
{
    private const string ImpossibleDay = "31.02.2025";

    private readonly FeedFolder folder;
    private readonly double perGroup;
    private readonly List<PlantedDefect> planted = [];
    private readonly LinkedList<Func<GroupStory, bool>> queue;
    private double due;
    private GradeRow? sample;

    public DefectPlanter(FeedFolder folder, int groups)
    {
        this.folder = folder;
        perGroup = Math.Min(Math.Max(1.6, 26.0 / groups), 700.0 / groups);
        due = 1;
        queue = new LinkedList<Func<GroupStory, bool>>(
        [
            MissingGrade, UnknownMark, AwardWithoutOrder, ImpossibleGradeDay, GradeOutsideFive, ConflictingGrades, FinalOutsideTerm,
            AttendanceBeforeEnrolment, ConflictingMarks, UnknownControl, HoursInWords, NoRegistrationNo, AttemptInWords, NoLearner,
            ImpossibleLessonDay, GradeOutsideHundred, UnknownScale, RepeatedGrade, ImpossibleEnrolmentDay, EnrolmentWithoutLearner,
            ImpossibleAwardDay, NoAwardKind, ImpossibleIssueDay, MarkWithoutLearner,
        ]);
    }

    public IReadOnlyList<PlantedDefect> Planted => planted;

    /// <summary>Remembers a good row of the group that stands as a pattern for bad ones.</summary>
    public void Notice(GradeRow row) => sample = row;

    /// <summary>Plants what is due in a group; a kind that does not fit it waits for the next.</summary>
    public void Plant(GroupStory story)
    {
        due += perGroup;
        var defect = queue.First;
        while (due >= 1 && defect is not null)
        {
            var next = defect.Next;
            if (defect.Value(story))
            {
                due--;
                queue.Remove(defect);
                queue.AddLast(defect);
            }

            defect = next;
        }

        sample = null;
    }

    private bool Reject(FeedFile file, string column, string code, params ReadOnlySpan<Cell> row) =>
        Record(file, folder.WriteExtra(file, row), column, code, DefectKind.Reject);

    private bool Record(FeedFile file, long line, string column, string code, DefectKind kind)
    {
        planted.Add(new PlantedDefect(file.Name, line, column, code, kind));
        return true;
    }

    private static Cell[] With(string feed, Cell[] row, string column, Cell value)
    {
        row[Array.IndexOf(FeedColumns.Of(feed), column)] = value;
        return row;
    }
}
