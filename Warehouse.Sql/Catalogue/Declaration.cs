namespace Warehouse.Sql.Catalogue;

/// <summary>
/// What a template is rendered for: a fact, a dimension. A template whose file name holds <c>{fact}</c> gives one statement for each
/// declaration of the kind <c>fact</c>. Declarations are found by type, so that adding one is adding its class.
/// </summary>
public abstract class Declaration
{
    /// <summary>The words by which file names of templates ask for it: <c>fact</c>.</summary>
    public abstract IReadOnlyList<string> Kinds { get; }

    /// <summary>What stands for the kind in the names of rendered statements, and for <c>{name}</c> in their text.</summary>
    public abstract string Name { get; }

    /// <summary>Single words and titles of templates: <c>{table}</c>.</summary>
    public abstract IReadOnlyDictionary<string, string> Words { get; }

    /// <summary>Lists of columns of templates: <c>{key}</c>.</summary>
    public abstract IReadOnlyDictionary<string, IReadOnlyList<Column>> Lists { get; }
}
