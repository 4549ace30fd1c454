using Warehouse.Sql.Core;

namespace Warehouse.Sql.Loading;

/// <summary>Puts rejected rows in quarantine, and takes out those that could be read after all.</summary>
public sealed class QuarantineWriter : IDisposable
{
    private readonly ILoadSession _session;
    private IRowStatement? _insert;

    internal QuarantineWriter(ILoadSession session) => _session = session;

    /// <summary>Puts a row there.</summary>
    /// <param name="row">The row.</param>
    public void Add(in RejectedRow row)
    {
        _insert ??= _session.Prepare("Loading/quarantine.insert");
        Bind("load_file_key", Cell.Of(row.FileKey));
        Bind("line_no", Cell.Of(row.LineNo));
        Bind("feed", Text(row.Feed));
        Bind("column_name", Text(row.Column));
        Bind("code", Text(row.Code));
        Bind("detail", Text(row.Detail));
        Bind("raw_text", Text(row.RawText));
        Bind("named_org_code", Text(row.Place.Organisation));
        Bind("named_group_code", Text(row.Place.Group));
        _insert.Execute();
    }

    /// <summary>Takes a row out: what it waited for has come, and it is judged anew.</summary>
    /// <param name="origin">The row.</param>
    /// <param name="feed">English name of the feed.</param>
    public void Release(RowOrigin origin, string feed) => _session.Run(
        "Loading/quarantine.release",
        ("load_file_key", Cell.Of(origin.FileKey)), ("line_no", Cell.Of(origin.Line)), ("feed", Cell.Of(feed)));

    /// <inheritdoc/>
    public void Dispose() => _insert?.Dispose();

    private void Bind(string parameter, Cell value) => _insert!.Bind(_insert.Parameter(parameter), value);

    private static Cell Text(string? text) => text is null ? default : text.Length == 0 ? Cell.Empty : Cell.Of(text);
}
