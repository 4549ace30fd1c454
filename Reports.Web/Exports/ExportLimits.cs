namespace Reports.Web.Exports;

/// <summary>Limits of exports.</summary>
/// <param name="WholeRows">The longest table that is written whole, with a chart; a longer one is written as it is read.</param>
/// <param name="PortionRows">Rows of a longer table that are held at once, after as many as a whole one may have.</param>
/// <param name="SortedRows">The longest table that is exported in the order of the address; a longer one keeps the order of the report.</param>
/// <param name="SheetRows">Rows of a sheet, its head included; a longer table goes on on the next sheet.</param>
public sealed record ExportLimits(int WholeRows = 10_000, int PortionRows = 5_000, int SortedRows = 100_000, int SheetRows = 1_048_576);
