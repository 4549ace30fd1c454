namespace Warehouse.Sql.Marts;

/// <summary>Result of a check.</summary>
/// <param name="Name">The mart, or the table whose keys were checked.</param>
/// <param name="Differences">Rows that are on one side only; a row with different measures counts twice.</param>
/// <param name="First">The first of these rows.</param>
public sealed record Check(string Name, long Differences, IReadOnlyList<DifferingRow> First);

/// <summary>A row of a mart that is only stored or only follows from the facts.</summary>
/// <param name="IsStored">Whether it is stored.</param>
/// <param name="Text">Its columns: <c>date_key=20260112 group_key=1 …</c>. Marts hold keys and counts, no personal data.</param>
public sealed record DifferingRow(bool IsStored, string Text);
