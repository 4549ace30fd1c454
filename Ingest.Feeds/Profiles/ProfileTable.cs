using Ingest.Feeds.Contracts;
using Ingest.Sources;

namespace Ingest.Feeds.Profiles;

/// <summary>A raw table of a profile, known by the header of its files.</summary>
public sealed class ProfileTable
{
    private readonly HashSet<string> _required;
    private readonly HashSet<string> _known;

    /// <param name="name">Its name in queries.</param>
    /// <param name="columns">Columns of the header; one with a question mark behind it may be missing, and its cells are null then.</param>
    public ProfileTable(string name, IEnumerable<string> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        var all = columns.ToList();
        Name = name;
        Columns = [.. all.Select(column => column.TrimEnd('?'))];
        Required = [.. all.Where(column => !column.EndsWith('?'))];
        _required = [.. Required.Select(ColumnName.Folded)];
        _known = [.. Columns.Select(ColumnName.Folded)];
    }

    /// <summary>Its name in queries.</summary>
    public string Name { get; }

    /// <summary>Its columns.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The columns that make a header one of this table.</summary>
    public IReadOnlyList<string> Required { get; }

    /// <summary>How many columns of a header it knows; zero where it is none of this table.</summary>
    /// <param name="header">Column names of a file.</param>
    public int Fit(IReadOnlyList<string> header)
    {
        var names = header.Select(ColumnName.Folded).ToHashSet(StringComparer.Ordinal);
        return _required.IsSubsetOf(names) ? _known.Count(names.Contains) : 0;
    }

    /// <summary>Required columns that a header does not have.</summary>
    /// <param name="header">Column names of a file.</param>
    public IReadOnlyList<string> Missing(IReadOnlyList<string> header)
    {
        var names = header.Select(ColumnName.Folded).ToHashSet(StringComparer.Ordinal);
        return [.. Required.Where(column => !names.Contains(ColumnName.Folded(column)))];
    }

    /// <summary>What is to be told of a header of this table: the columns that it does not have.</summary>
    /// <param name="header">Column names of a file.</param>
    public IEnumerable<SourceNote> Notes(IReadOnlyList<string> header)
    {
        ArgumentNullException.ThrowIfNull(header);
        var others = header.Where(name => name.Length > 0 && !_known.Contains(ColumnName.Folded(name))).Select(ColumnName.Quoted).ToList();
        return others.Count == 0 ? [] : [SourceNotes.ColumnsPassedOver(others)];
    }
}
