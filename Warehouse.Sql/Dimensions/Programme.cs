using Warehouse.Sql.Catalogue;

namespace Warehouse.Sql.Dimensions;

/// <summary>A programme, with the days on which its attributes were true.</summary>
public sealed class Programme : VersionedDimension
{
    /// <inheritdoc/>
    public override string Name => "programme";

    /// <inheritdoc/>
    public override string CodeColumn => "programme_code";

    /// <inheritdoc/>
    public override string Feed => "programmes";

    /// <inheritdoc/>
    public override string Title => "Программы";

    /// <inheritdoc/>
    public override string Singular => "Программа";

    /// <inheritdoc/>
    public override IReadOnlyList<Column> Attributes { get; } =
    [
        Text("name"),
        Code("kind", "вид"),
        Number("hours", "часы"),
        Text("professional_standard", "профстандарт"),
        Text("priority_area", "приоритетное направление"),
        Number("accredited_from", "аккредитована с"),
        Number("accredited_to", "аккредитована по"),
        Number("approved_on", "утверждена"),
        Text("delivery", "реализация"),
        Code("economic_activity", "вид экономической деятельности"),
        Code("network", "сетевая форма"),
        Code("e_learning", "электронное обучение"),
        Number("new_qualification", "новая квалификация"),
        Number("modular_choice", "модульная с вариативным выбором"),
        Number("requires_higher", "требуется высшее образование"),
        Code("judged_by", "по чему судят о компетенциях"),
    ];
}
