using Reports.Web.Access;

namespace Reports.Web.Uploads;

/// <summary>Why an upload is not taken.</summary>
public enum UploadRefusal
{
    /// <summary>It is too large: 413.</summary>
    TooLarge,

    /// <summary>It has too many files.</summary>
    TooMany,

    /// <summary>It has no file.</summary>
    Empty,

    /// <summary>The user has too much that was not sent.</summary>
    UserFull,

    /// <summary>All users together have too much that was not sent.</summary>
    Full,

    /// <summary>The disk does not take it.</summary>
    Disk,
}

/// <summary>An upload is not taken.</summary>
/// <param name="refusal">Why.</param>
/// <param name="inner">What it was found by.</param>
public sealed class UploadRefusedException(UploadRefusal refusal, Exception? inner = null) : RefusedException($"upload: {refusal}", inner)
{
    /// <summary>Why.</summary>
    public UploadRefusal Refusal => refusal;

    /// <inheritdoc/>
    public override int Status => refusal == UploadRefusal.TooLarge ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status400BadRequest;
}
