using System.ComponentModel.DataAnnotations;

namespace Ingest.Worker.Sources;

/// <summary>Limits of one source. The defaults are beyond any genuine file and stop zip bombs and damaged files early.</summary>
public sealed record SourceLimits
{
    /// <summary>Unpacked bytes from which the ratio is checked.</summary>
    public const long RatioCheckedFromBytes = 100L * 1024 * 1024;

    /// <summary>Characters of one row, quoted newlines included.</summary>
    [Range(1_000, 100_000_000)]
    public int MaxRowCharacters { get; init; } = 1_000_000;

    /// <summary>Bytes that one archive, gzip or workbook may unpack to, all entries together.</summary>
    [Range(1_000L, long.MaxValue)]
    public long MaxUnpackedBytes { get; init; } = 50L * 1024 * 1024 * 1024;

    /// <summary>Unpacked bytes for each packed byte, checked from <see cref="RatioCheckedFromBytes"/> on.</summary>
    [Range(2, 100_000)]
    public int MaxRatio { get; init; } = 200;

    /// <summary>Columns of one table.</summary>
    [Range(1, 16_384)]
    public int MaxColumns { get; init; } = 500;

    /// <summary>Entries of one zip.</summary>
    [Range(1, 1_000_000)]
    public int MaxEntries { get; init; } = 10_000;

    /// <summary>Stops the start with one clear line when a limit is out of its range.</summary>
    /// <exception cref="ValidationException">A limit is out of its range.</exception>
    public SourceLimits Validated()
    {
        Validator.ValidateObject(this, new ValidationContext(this), validateAllProperties: true);
        return this;
    }
}
