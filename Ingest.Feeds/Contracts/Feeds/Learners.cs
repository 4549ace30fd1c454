using Warehouse.Sql.Core;
using Warehouse.Sql.Dimensions;

namespace Ingest.Feeds.Contracts.Feeds;

/// <summary>Learners. Names, birth day, СНИЛС and contacts go to <c>learner_person</c> alone; the dimension takes what reports group by.</summary>
public sealed class Learners : Feed
{
    /// <inheritdoc/>
    public override string Name => "learners";

    /// <inheritdoc/>
    public override string Title => "Слушатели";

    /// <inheritdoc/>
    public override int Order => 8;

    /// <inheritdoc/>
    public override IReadOnlyList<FeedColumn> Columns { get; } =
    [
        FeedColumn.Code<Learner>("learner_code", "Код слушателя", "learner_key").Required(),
        FeedColumn.Text("last_name", "Фамилия").Required(),
        FeedColumn.Text("first_name", "Имя").Required(),
        FeedColumn.Text("middle_name", "Отчество"),
        FeedColumn.AnyDay("birth_date", "Дата рождения"),
        FeedColumn.Word("sex", "Пол", Vocabulary.Sex),
        FeedColumn.Text("snils", "СНИЛС"),
        FeedColumn.Text("citizenship", "Гражданство"),
        FeedColumn.Text("education_level", "Образование"),
        FeedColumn.Text("employment_category", "Категория занятости"),
        FeedColumn.Text("employer", "Работодатель"),
        FeedColumn.Word("employer_activity", "Вид деятельности работодателя", Vocabulary.EconomicActivity),
        FeedColumn.Text("region", "Регион"),
        FeedColumn.Text("email", "Почта"),
        FeedColumn.AnyDay("consent_processing_on", "Согласие на обработку"),
        FeedColumn.AnyDay("consent_publication_on", "Согласие на публикацию"),
        FeedColumn.AnyDay("valid_from", "Действует с"),
        Organisation,
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Derived { get; } = ["name_folded", "birth_year", "birth_cohort"];

    /// <summary>
    /// The year that full years at 1 January are counted from: age then = the year that has ended - cohort. Who was born on 1 January has a birthday
    /// on that day and belongs to the year before.
    /// </summary>
    /// <param name="day">The birth day as <c>yyyymmdd</c>.</param>
    private static long Cohort(long day) => day % 10000 == 101 ? (day / 10000) - 1 : day / 10000;

    /// <summary>A СНИЛС without spaces and dashes of any kind, so that one number has one spelling; what has other signs is kept as it was sent.</summary>
    private static string? Plain(string? snils)
    {
        if (snils is null)
        {
            return null;
        }

        var digits = string.Concat(snils.Where(char.IsAsciiDigit));
        return snils.All(sign => char.IsAsciiDigit(sign) || char.IsWhiteSpace(sign) || char.IsPunctuation(sign)) && digits.Length > 0 ? digits : snils;
    }

    /// <inheritdoc/>
    public override void Complete(FeedRow row, Reference reference)
    {
        var name = string.Join(' ', new[] { "last_name", "first_name", "middle_name" }
            .Select(part => row.Values[At(part)].Text)
            .Where(part => part is not null));
        row.Values[At("name_folded")] = Cell.Of(FoldedName.Of(name));
        row.Values[At("snils")] = Cell.Of(Plain(row.Values[At("snils")].Text));
        var birth = row.Values[At("birth_date")];
        row.Values[At("birth_year")] = birth.IsNumber ? Cell.Of(birth.Number / 10000) : Cell.Null;
        row.Values[At("birth_cohort")] = birth.IsNumber ? Cell.Of(Cohort(birth.Number)) : Cell.Null;
    }
}
