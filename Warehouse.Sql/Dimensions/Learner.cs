using Warehouse.Sql.Catalogue;

namespace Warehouse.Sql.Dimensions;

/// <summary>A learner: what reports group by. Personal data stand in <c>learner_person</c>, by statements of its own.</summary>
public sealed class Learner : VersionedDimension
{
    /// <inheritdoc/>
    public override string Name => "learner";

    /// <inheritdoc/>
    public override string CodeColumn => "learner_code";

    /// <inheritdoc/>
    public override string Feed => "learners";

    /// <inheritdoc/>
    public override string Title => "Слушатели";

    /// <inheritdoc/>
    public override string Singular => "Слушатель";

    /// <inheritdoc/>
    public override IReadOnlyList<Column> Attributes { get; } =
    [
        Text("sex", "пол"),
        Number("birth_year", "год рождения"),
        Number("birth_cohort", "год отсчёта возраста"),
        Text("citizenship", "гражданство"),
        Text("education_level", "образование"),
        Text("employment_category", "категория"),
        Text("employer", "работодатель"),
        Code("employer_activity", "вид деятельности работодателя"),
        Text("region", "регион"),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<Column> Person { get; } =
    [
        Text("last_name"),
        Text("first_name"),
        Text("middle_name"),
        LongText("name_folded"),
        Number("birth_date"),
        Text("snils"),
        Text("email"),
        Number("consent_processing_on"),
        Number("consent_publication_on"),
    ];
}
