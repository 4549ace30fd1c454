using Warehouse.Sql.Core;
using Warehouse.Sql.Dimensions;

namespace Ingest.Feeds.Contracts;

/// <summary>
/// A feed's contract: its columns, their types and rules. One file a feed; feeds are found by type, so that adding one is
/// adding its file and, in the warehouse, the declaration of a fact or a dimension.
/// </summary>
public abstract class Feed
{
    /// <summary>English name: that of the fact, or of the feed of the dimension, that takes its rows.</summary>
    public abstract string Name { get; }

    /// <summary>Russian title.</summary>
    public abstract string Title { get; }

    /// <summary>Its position in the load order of a batch: feeds that others refer to come first.</summary>
    public abstract int Order { get; }

    /// <summary>The columns that a file of it may have.</summary>
    public abstract IReadOnlyList<FeedColumn> Columns { get; }

    /// <summary>Parameters that <see cref="Complete"/> fills, after the columns in a row's values.</summary>
    public virtual IReadOnlyList<string> Derived => [];

    /// <summary>Columns that tell one fact from another, for removals; empty when the feed is not of facts.</summary>
    public virtual IReadOnlyList<string> Key => [];

    /// <summary>Whether a row may be rejected as late as when it is written.</summary>
    public virtual bool IsJudgedLate => false;

    /// <summary>Whether its rows are facts. New facts are inserted directly, the others merged.</summary>
    public bool IsFact => Key.Count > 0;

    /// <summary>Whether a column says whom or what the rows of a feed describe: a code that is not to be known before.</summary>
    /// <param name="column">One of its columns.</param>
    public bool IsOwn(FeedColumn column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return !IsFact && column.Dimension is { } dimension && (dimension is LoadedDimension loaded ? loaded.Feed == Name : dimension.Name + "s" == Name);
    }

    /// <summary>Applies rules across columns, dependent defaults and derived values. Runs on rows whose cells are all valid.</summary>
    /// <param name="reference">Scales and marks of the file's profile.</param>
    public virtual void Complete(FeedRow row, Reference reference)
    {
    }

    /// <summary>Derives the parts of the key that are not columns, for a removal, which has no other values.</summary>
    public virtual void CompleteKey(FeedRow row)
    {
    }

    /// <summary>Position of a column or a derived parameter in a row's values.</summary>
    /// <param name="name">English name.</param>
    protected int At(string name)
    {
        for (var i = 0; i < Columns.Count; i++)
        {
            if (Columns[i].Name == name)
            {
                return i;
            }
        }

        for (var i = 0; i < Derived.Count; i++)
        {
            if (Derived[i] == name)
            {
                return Columns.Count + i;
            }
        }

        throw new ArgumentException($"Feed '{Name}' has no column '{name}'.", nameof(name));
    }

    /// <summary>The column that every feed may have.</summary>
    protected static FeedColumn Organisation { get; } =
        FeedColumn.Code<Organisation>("org_code", "Код организации", "org_key").Or(Cell.Of(1));

    /// <summary>The columns of a correction, which every feed of facts may have.</summary>
    protected static IReadOnlyList<FeedColumn> Correction { get; } =
    [
        new FeedColumn("corrected_on", "Дата исправления", CellParsers.Moment),
        FeedColumn.Text("corrected_by", "Кто исправил"),
        FeedColumn.Text("correction_reason", "Причина исправления"),
    ];
}
