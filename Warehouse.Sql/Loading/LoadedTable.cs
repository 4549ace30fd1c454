using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Dimensions;
using Warehouse.Sql.Facts;

namespace Warehouse.Sql.Loading;

/// <summary>What a feed loads, as its declaration says: a fact, the members of a dimension, or a bridge.</summary>
public sealed class LoadedTable
{
    private static readonly Column Organisation = new("org_key", ColumnType.Integer) { Dimension = "organisation" };

    private LoadedTable(Declaration declaration)
    {
        IsFact = declaration is Fact;
        Feed = IsFact ? declaration.Name : declaration.NameAs("staged");
        Key = declaration.Lists["key"];
        IsWithdrawable = IsFact || declaration is VersionedDimension;
        Column[] columns = [.. declaration.Lists["columns"].Where(column => column.Name is not ("load_file_key" or "line_no"))];
        // Members of a dimension are staged without the organisation, which their keys imply; their codes are found by it.
        Columns = columns.Contains(Organisation) ? columns : [.. columns, Organisation];
        OrganisationColumn = Columns.ToList().IndexOf(Organisation);
    }

    /// <summary>English name of the feed.</summary>
    public string Feed { get; }

    /// <summary>The columns of a <see cref="LoadRow"/>: those of the declaration, and the organisation whose codes the row has.</summary>
    public IReadOnlyList<Column> Columns { get; }

    /// <summary>The columns that tell one row from another, the organisation aside.</summary>
    public IReadOnlyList<Column> Key { get; }

    /// <summary>Whether what a file brought can be taken back: facts and dimensions keep what stood there before.</summary>
    internal bool IsWithdrawable { get; }

    /// <summary>Whether its rows are facts, tried as new before they are merged.</summary>
    internal bool IsFact { get; }

    /// <summary>Position of the organisation.</summary>
    internal int OrganisationColumn { get; }

    /// <summary>The tables that the declarations of a catalogue give, by feed.</summary>
    public static IReadOnlyDictionary<string, LoadedTable> In(SqlCatalogue catalogue) =>
        (catalogue ?? throw new ArgumentNullException(nameof(catalogue))).Declarations
        .Where(declaration => declaration is Fact || declaration.Kinds.Contains("staged"))
        .Select(declaration => new LoadedTable(declaration))
        .ToDictionary(table => table.Feed, StringComparer.Ordinal);

    /// <summary>Name of a statement of its load, rendered from the declaration.</summary>
    /// <param name="step">What it does: <c>stage</c>, <c>merge</c>.</param>
    internal string Statement(string step) => $"{(IsFact ? "Facts" : "Dimensions")}/{Feed}.{step}";
}
