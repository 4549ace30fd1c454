namespace Warehouse.Sql.Marts;

/// <summary>What a check found.</summary>
/// <param name="Name">The mart, or the table whose keys were checked.</param>
/// <param name="Differences">Rows that stand on one side only; a row with another measure counts on both.</param>
/// <param name="First">The first of these rows.</param>
public sealed record Check(string Name, long Differences, IReadOnlyList<DifferingRow> First);

/// <summary>A row of a mart that is stored or follows from the facts, and not both.</summary>
/// <param name="IsStored">Whether it is stored.</param>
/// <param name="Text">Its columns: <c>date_key=20260112 group_key=1 …</c>. Marts hold keys and counts, nothing of a person.</param>
public sealed record DifferingRow(bool IsStored, string Text);
