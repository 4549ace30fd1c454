using Warehouse.Sql.Core;
using Warehouse.Sql.Dimensions;
using Warehouse.Sql.Quarantine;

namespace Ingest.Feeds.Contracts.Feeds;

/// <summary>Marks of a lesson. Hours are hundredths of an academic hour; a lesson without its hours is one pair, two hours.</summary>
public sealed class Attendance : Feed
{
    private const long Pair = 200;

    private readonly int _mark;
    private readonly int _hours;
    private readonly int _hoursScheduled;
    private readonly int _markKey;
    private readonly int _attended;
    private readonly int _scheduled;

    /// <summary>Makes the contract.</summary>
    public Attendance()
    {
        _mark = At("mark");
        _hours = At("hours");
        _hoursScheduled = At("hours_scheduled");
        _markKey = At("mark_key");
        _attended = At("attended");
        _scheduled = At("scheduled");
    }

    /// <inheritdoc/>
    public override string Name => "attendance";

    /// <inheritdoc/>
    public override string Title => "Посещаемость";

    /// <inheritdoc/>
    public override int Order => 11;

    /// <inheritdoc/>
    public override IReadOnlyList<FeedColumn> Columns { get; } =
    [
        FeedColumn.Code<Learner>("learner_code", "Код слушателя", "learner_key").Required(),
        FeedColumn.Code<Group>("group_code", "Код группы", "group_key").Required().Aka("Группа"),
        FeedColumn.Code<Module>("module_code", "Код модуля", "module_key").Required().Aka("Код дисциплины", "Модуль"),
        FeedColumn.Day("lesson_on", "Дата занятия").Required().As("date_key"),
        FeedColumn.Text("mark", "Отметка").Required().As(""),
        new FeedColumn("lesson_no", "Номер занятия", CellParsers.Integer(1, 99)).Or(Cell.Of(1)),
        new FeedColumn("hours", "Часы", CellParsers.Decimal(100, 0, 24)).As(""),
        new FeedColumn("hours_scheduled", "Часы по плану", CellParsers.Decimal(100, 0, 24)).As(""),
        FeedColumn.Code<Teacher>("teacher_code", "Код преподавателя", "teacher_key"),
        Organisation,
        .. Correction,
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Derived { get; } = ["mark_key", "attended", "scheduled"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Key { get; } = ["learner_code", "group_code", "module_code", "lesson_on", "lesson_no"];

    /// <inheritdoc/>
    public override void Complete(FeedRow row, Reference reference)
    {
        var values = row.Values;
        if (reference.FindMark(values[_mark].Text ?? "") is not { } mark)
        {
            row.Reject("mark", RejectCode.UnknownCode, $"{values[_mark].Text}; бывают, например: {reference.DescribeMarks()}");
            return;
        }

        var hours = values[_hours];
        var scheduled = values[_hoursScheduled];
        var planned = scheduled.IsNumber ? scheduled.Number : Math.Max(hours.Number, Pair);
        values[_markKey] = Cell.Of(mark.Key);
        values[_scheduled] = Cell.Of(planned);
        values[_attended] = hours.IsNumber ? hours : Cell.Of(mark.IsThere ? planned : 0);
    }
}
