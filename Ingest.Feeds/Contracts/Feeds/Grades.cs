using Warehouse.Sql.Core;
using Warehouse.Sql.Dimensions;
using Warehouse.Sql.Quarantine;

namespace Ingest.Feeds.Contracts.Feeds;

/// <summary>Grades of every kind of control. Current grades without an attempt number are distinguished by day.</summary>
public sealed class Grades : Feed
{
    private readonly int _control;
    private readonly int _gradedOn;
    private readonly int _grade;
    private readonly int _scale;
    private readonly int _attempt;
    private readonly int _attemptNo;
    private readonly int _scaleKey;
    private readonly int _share;
    private readonly int _bucket;
    private readonly int _isPassed;

    /// <summary>Makes the contract.</summary>
    public Grades()
    {
        _control = At("control");
        _gradedOn = At("graded_on");
        _grade = At("grade");
        _scale = At("scale");
        _attempt = At("attempt");
        _attemptNo = At("attempt_no");
        _scaleKey = At("scale_key");
        _share = At("share");
        _bucket = At("bucket");
        _isPassed = At("is_passed");
    }

    /// <inheritdoc/>
    public override string Name => "grades";

    /// <inheritdoc/>
    public override string Title => "Оценки";

    /// <inheritdoc/>
    public override int Order => 10;

    /// <inheritdoc/>
    public override IReadOnlyList<FeedColumn> Columns { get; } =
    [
        FeedColumn.Code<Learner>("learner_code", "Код слушателя", "learner_key").Required(),
        FeedColumn.Code<Group>("group_code", "Код группы", "group_key").Required().Aka("Группа"),
        FeedColumn.Code<Module>("module_code", "Код модуля", "module_key").Required().Aka("Код дисциплины", "Модуль"),
        FeedColumn.Word("control", "Вид контроля", Vocabulary.Control).Required().As("control_key").Aka("Контроль"),
        FeedColumn.Day("graded_on", "Дата оценки").Required().As("date_key"),
        FeedColumn.Text("grade", "Оценка").Required().As("label"),
        FeedColumn.Text("scale", "Шкала").As(""),
        new FeedColumn("attempt", "Попытка", CellParsers.Integer(1, 99)).As(""),
        FeedColumn.Code<Competency>("competency_code", "Код компетенции", "competency_key"),
        FeedColumn.Code<Teacher>("teacher_code", "Код преподавателя", "teacher_key"),
        FeedColumn.Text("grade_words", "Оценка прописью"),
        FeedColumn.Text("source_id", "Номер в источнике"),
        Organisation,
        .. Correction,
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Derived { get; } = ["attempt_no", "scale_key", "share", "bucket", "is_passed"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Key { get; } = ["learner_code", "group_code", "module_code", "control", "attempt", "competency_code", "graded_on"];

    /// <inheritdoc/>
    public override void Complete(FeedRow row, Reference reference)
    {
        var values = row.Values;
        CompleteKey(row);
        var label = values[_grade].Text ?? "";
        var scaleName = values[_scale].Text;
        if (reference.FindScale(scaleName) is not { } scale)
        {
            row.Reject("scale", RejectCode.UnknownCode, $"{scaleName}; шкалы: {reference.DescribeScales()}");
            return;
        }

        var evaluation = scale.Evaluate(label);
        if (evaluation.RejectCode is { } code)
        {
            row.Reject("grade", code, $"{label}; шкала {scale.Code}: {scale.Describe()}");
            return;
        }

        values[_scaleKey] = Cell.Of(scale.Key);
        values[_share] = evaluation.Share is { } share ? Cell.Of(share) : Cell.Null;
        values[_bucket] = Cell.Of(evaluation.Bucket);
        values[_isPassed] = Cell.Of(evaluation.IsPassing ? 1 : 0);
    }

    /// <inheritdoc/>
    public override void CompleteKey(FeedRow row)
    {
        var attempt = row.Values[_attempt];
        var isCurrent = row.Values[_control].Number == 1;
        row.Values[_attemptNo] = attempt.IsNumber ? attempt : isCurrent ? row.Values[_gradedOn] : Cell.Of(1);
        if (!row.Values[_attemptNo].IsNumber)
        {
            row.Reject("graded_on", RejectCode.MissingValue, "текущую оценку без номера попытки называет её дата");
        }
    }
}
