namespace Ingest.Sources;

/// <summary>How large a worksheet of Excel is.</summary>
internal static class SheetSize
{
    public const int Rows = 1_048_576;
    public const int Columns = 16_384;
}
