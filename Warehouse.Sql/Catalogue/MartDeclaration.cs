namespace Warehouse.Sql.Catalogue;

/// <summary>A mart, kind <c>mart</c>: <c>-- columns:</c> of its file's header are those of its table.</summary>
/// <param name="catalogue">Where the file is.</param>
/// <param name="file">Its name there.</param>
internal sealed class MartDeclaration(SqlCatalogue catalogue, string file) : Declaration
{
    /// <summary>Prefix of the names of marts' files.</summary>
    public const string Files = "Marts/mart_";

    public override IReadOnlyList<string> Kinds => ["mart"];

    public override string Name => file[(file.LastIndexOf('/') + 1)..];

    public override IReadOnlyDictionary<string, string> Words { get; } = new Dictionary<string, string>();

    public override IReadOnlyDictionary<string, IReadOnlyList<Column>> Lists => field ??= new Dictionary<string, IReadOnlyList<Column>>
    {
        ["columns"] = [.. (catalogue[file].Value("columns") ?? "").Split(',', StringSplitOptions.TrimEntries).Select(name => new Column(name, ColumnType.Integer))],
    };
}
