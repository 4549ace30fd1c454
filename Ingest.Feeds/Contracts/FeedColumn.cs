using Warehouse.Sql.Core;
using Warehouse.Sql.Dimensions;

namespace Ingest.Feeds.Contracts;

/// <summary>A column of a feed.</summary>
/// <param name="Name">English name in the header.</param>
/// <param name="Title">Russian name in the header, and what messages call it.</param>
/// <param name="Parse">Reads its cells.</param>
public sealed record FeedColumn(string Name, string Title, CellParser Parse)
{
    private static readonly CellParser Codes = CellParsers.Code;
    private static readonly CellParser[] Dated = [CellParsers.Day, CellParsers.AnyDay, CellParsers.Moment];
    private static readonly CellParser Days = CellParsers.Day;

    /// <summary>Whether a row without it is rejected and a file without it fails.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The list whose words its cells are; null when they are not of a list. The words are data: <see cref="Parse"/> takes none then.</summary>
    public Vocabulary? Vocabulary { get; init; }

    /// <summary>The dimension whose key replaces the code in the warehouse.</summary>
    public Dimension? Dimension { get; init; }

    /// <summary>Whether its cells are codes.</summary>
    public bool IsCode { get; } = Codes.Equals(Parse);

    /// <summary>Whether its cells are days of facts.</summary>
    public bool IsDay { get; } = Days.Equals(Parse);

    /// <summary>Whether its cells are days of any kind, or moments.</summary>
    public bool IsDated { get; } = Dated.Contains(Parse);

    /// <summary>What a blank cell means.</summary>
    public Cell Default { get; init; }

    /// <summary>The parameter that its value is bound to.</summary>
    public string Parameter { get; init; } = Name;

    /// <summary>Further names of the column in files.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The same, required.</summary>
    public FeedColumn Required() => this with { IsRequired = true };

    /// <summary>The same, bound to another parameter.</summary>
    /// <param name="parameter">Its name.</param>
    public FeedColumn As(string parameter) => this with { Parameter = parameter };

    /// <summary>The same, with further names.</summary>
    /// <param name="aliases">Names.</param>
    public FeedColumn Aka(params string[] aliases) => this with { Aliases = aliases };

    /// <summary>The same, with a value for a blank cell.</summary>
    public FeedColumn Or(Cell value) => this with { Default = value };

    /// <summary>A code of a dimension's member; a blank cell is the member "not given".</summary>
    /// <typeparam name="TDimension">The dimension.</typeparam>
    /// <param name="name">English name.</param>
    /// <param name="title">Russian name.</param>
    /// <param name="parameter">The parameter that takes the key.</param>
    public static FeedColumn Code<TDimension>(string name, string title, string parameter)
        where TDimension : Dimension, new() =>
        new(name, title, CellParsers.Code) { Dimension = Warehouse.Sql.Dimensions.Dimension.Of<TDimension>(), Parameter = parameter, Default = Cell.Of(0) };

    /// <summary>A text.</summary>
    /// <param name="name">English name.</param>
    /// <param name="title">Russian name.</param>
    public static FeedColumn Text(string name, string title) => new(name, title, CellParsers.Text);

    /// <summary>A word of a list.</summary>
    /// <param name="name">English name.</param>
    /// <param name="title">Russian name.</param>
    /// <param name="vocabulary">The list.</param>
    public static FeedColumn Word(string name, string title, Vocabulary vocabulary) => new(name, title, CellParsers.NoWord) { Vocabulary = vocabulary };

    /// <summary>A day of a fact.</summary>
    /// <param name="name">English name.</param>
    /// <param name="title">Russian name.</param>
    public static FeedColumn Day(string name, string title) => new(name, title, CellParsers.Day);

    /// <summary>A day of a person, a document or a programme.</summary>
    /// <param name="name">English name.</param>
    /// <param name="title">Russian name.</param>
    public static FeedColumn AnyDay(string name, string title) => new(name, title, CellParsers.AnyDay);
}
