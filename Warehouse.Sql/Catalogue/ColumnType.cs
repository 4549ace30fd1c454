namespace Warehouse.Sql.Catalogue;

/// <summary>Types of columns. Each engine's template of staging tables has their SQL types.</summary>
public enum ColumnType
{
    /// <summary>A key, a day as <c>yyyymmdd</c>, a small number.</summary>
    Integer,

    /// <summary>A measure that is added up: hundredths of hours, millionths of shares.</summary>
    Amount,

    /// <summary>A short text that is part of a key or of an index.</summary>
    Code,

    /// <summary>A text of up to 4000 characters.</summary>
    Text,

    /// <summary>A text without a limit.</summary>
    LongText,
}
