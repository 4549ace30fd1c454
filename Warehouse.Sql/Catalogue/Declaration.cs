namespace Warehouse.Sql.Catalogue;

/// <summary>
/// What a template is rendered for: a fact, a dimension. A template whose file name holds <c>{fact}</c> is rendered for each
/// declaration of the kind <c>fact</c>. Declarations are found by type: to add one, add its class. A mart is declared by the header of its file.
/// </summary>
public abstract class Declaration
{
    /// <summary>Kinds in file names of templates that are rendered for it: <c>fact</c>.</summary>
    public abstract IReadOnlyList<string> Kinds { get; }

    /// <summary>Replaces the kind in the names of rendered statements, and <c>{name}</c> in their text.</summary>
    public abstract string Name { get; }

    /// <summary>Replaces one kind in the names of rendered statements, where a declaration has two names.</summary>
    /// <param name="kind">One of <see cref="Kinds"/>.</param>
    public virtual string NameAs(string kind) => Name;

    /// <summary>Values of single placeholders: <c>{table}</c>.</summary>
    public abstract IReadOnlyDictionary<string, string> Words { get; }

    /// <summary>Lists of columns for placeholders: <c>{key}</c>.</summary>
    public abstract IReadOnlyDictionary<string, IReadOnlyList<Column>> Lists { get; }

    /// <summary>A key of a dimension.</summary>
    /// <param name="dimension">The dimension, as the prefix of its files.</param>
    /// <param name="name">The column, where it is not named after the dimension.</param>
    protected static Column Member(string dimension, string? name = null) =>
        new(name ?? dimension + "_key", ColumnType.Integer) { Dimension = dimension };

    /// <summary>A day, a small number, a key of a list that feeds do not extend.</summary>
    /// <param name="name">The column.</param>
    /// <param name="title">Russian title, where a page shows it.</param>
    protected static Column Number(string name, string title = "") => new(name, ColumnType.Integer) { Title = title };

    /// <summary>A measure that is added up.</summary>
    /// <param name="name">The column.</param>
    protected static Column Amount(string name) => new(name, ColumnType.Amount);

    /// <summary>A short text of a key or an index.</summary>
    /// <param name="name">The column.</param>
    /// <param name="title">Russian title, where a page shows it.</param>
    protected static Column Code(string name, string title = "") => new(name, ColumnType.Code) { Title = title };

    /// <summary>A text.</summary>
    /// <param name="name">The column.</param>
    /// <param name="title">Russian title, where a page shows it.</param>
    protected static Column Text(string name, string title = "") => new(name, ColumnType.Text) { Title = title };

    /// <summary>A text without a limit.</summary>
    /// <param name="name">The column.</param>
    protected static Column LongText(string name) => new(name, ColumnType.LongText);
}
