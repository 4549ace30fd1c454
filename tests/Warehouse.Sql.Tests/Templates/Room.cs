using Warehouse.Sql.Catalogue;

namespace Warehouse.Sql.Tests.Templates;

/// <summary>A declaration of nothing in the product, for templates of tests.</summary>
public sealed class Room : Declaration
{
    public override IReadOnlyList<string> Kinds => ["room", "booking"];

    public override string Name => "rooms";

    public override string NameAs(string kind) => kind == "booking" ? "bookings" : Name;

    public override IReadOnlyDictionary<string, string> Words { get; } = new Dictionary<string, string> { ["table"] = "fact_room" };

    public override IReadOnlyDictionary<string, IReadOnlyList<Column>> Lists { get; } = new Dictionary<string, IReadOnlyList<Column>>
    {
        ["key"] =
        [
            new Column("org_key", ColumnType.Integer) { Dimension = "organisation" },
            new Column("room_no", ColumnType.Code) { Parameter = "number" },
        ],
        ["values"] = [new Column("seats", ColumnType.Integer) { Title = "Мест" }],
        ["texts"] = [],
    };
}
