namespace Warehouse.Sql.Loading;

/// <summary>A row in quarantine that nobody has answered.</summary>
public sealed record OpenReject
{
    /// <summary>Key of its file in the ledger.</summary>
    public long FileKey { get; init; }

    /// <summary>Line of the file.</summary>
    public long Line { get; init; }

    /// <summary>Which of the rows of that line.</summary>
    public long RowNo { get; init; }

    /// <summary>What tells it from other rows of its feed.</summary>
    public string RowKey { get; init; } = "";

    /// <summary>Name of its file.</summary>
    public string FileName { get; init; } = "";
}

/// <summary>What a file says of a row in quarantine.</summary>
/// <param name="Row">The row, or a file as a whole.</param>
/// <param name="Feed">Its feed; empty of a file as a whole.</param>
/// <param name="Origin">Where this is said.</param>
/// <param name="IsClosing">Whether the row is closed; otherwise it has been sent again.</param>
/// <param name="By">Who says it.</param>
/// <param name="On">When.</param>
/// <param name="Reason">Why.</param>
public readonly record struct QuarantineReply(RejectReference Row, string Feed, RowOrigin Origin, bool IsClosing, string? By, string? On, string? Reason);

/// <summary>Names a row in quarantine the same in every warehouse: by the content of its file, line and row of the line.</summary>
/// <param name="FileId">Beginning of the file's SHA-256.</param>
/// <param name="Line">Line of the file; 0 is the file as a whole.</param>
/// <param name="RowNo">Which of the rows of that line.</param>
public readonly record struct RejectReference(string FileId, long Line, long RowNo)
{
    /// <summary>Signs of a file's SHA-256 that a reference has.</summary>
    public const int FileIdLength = 12;

    /// <summary>Reads a reference, <c>3fa9c1d2e4b5-17</c> or <c>3fa9c1d2e4b5-17-2</c>.</summary>
    /// <param name="text">What a file says.</param>
    /// <returns>Null when it is none.</returns>
    public static RejectReference? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] parts = text.Trim().Split('-');
        return parts.Length is 2 or 3 && parts[0].Length == FileIdLength && parts[0].All(char.IsAsciiHexDigitLower)
            && Number(parts[1]) is { } line && (parts.Length == 2 ? 1 : Number(parts[2])) is { } row
            ? new RejectReference(parts[0], line, row)
            : null;

        static long? Number(string digits) =>
            long.TryParse(digits, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)
            && number <= int.MaxValue ? number : null;
    }

    /// <summary>The reference of a row.</summary>
    /// <param name="sha256">Content of its file.</param>
    /// <param name="line">Its line; 0 for the file as a whole.</param>
    /// <param name="rowNo">Which of the rows of that line.</param>
    public static RejectReference Of(string sha256, long line, long rowNo = 1)
    {
        ArgumentNullException.ThrowIfNull(sha256);
        return new RejectReference(sha256[..Math.Min(FileIdLength, sha256.Length)], line, rowNo);
    }

    /// <inheritdoc/>
    public override string ToString() => RowNo == 1 ? FormattableString.Invariant($"{FileId}-{Line}") : FormattableString.Invariant($"{FileId}-{Line}-{RowNo}");
}
