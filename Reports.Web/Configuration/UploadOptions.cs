using System.ComponentModel.DataAnnotations;

namespace Reports.Web.Configuration;

/// <summary>What the page «Загрузить» takes, and where files lie until they are sent; section <c>Reports:Upload</c> of the configuration.</summary>
public sealed class UploadOptions
{
    private const string OutOfRange = "Reports:Upload:{0}: от {1} до {2}.";
    private const long Mega = 1024 * 1024;

    /// <summary>Folder of files that were taken and not sent yet; outside the inbox. Sites over one store share it.</summary>
    [Required(ErrorMessage = "Reports:Upload:Folder: задайте значение.")]
    public string Folder { get; set; } = Path.Combine("data", "uploads");

    /// <summary>Megabytes that one upload has at most, all its files together.</summary>
    [Range(1, 1_000_000, ErrorMessage = OutOfRange)]
    public int Megabytes { get; set; } = 1024;

    /// <summary>Megabytes that the files of one user have at most until they are sent.</summary>
    [Range(1, 1_000_000, ErrorMessage = OutOfRange)]
    public int UserMegabytes { get; set; } = 2048;

    /// <summary>Megabytes that the files of all users have at most until they are sent.</summary>
    [Range(1, 10_000_000, ErrorMessage = OutOfRange)]
    public int AllMegabytes { get; set; } = 10_240;

    /// <summary>Files of one upload.</summary>
    [Range(1, 1_000, ErrorMessage = OutOfRange)]
    public int Files { get; set; } = 100;

    /// <summary>Hours after which files that were not sent are removed.</summary>
    [Range(1, 720, ErrorMessage = OutOfRange)]
    public int KeepHours { get; set; } = 24;

    /// <summary>Rows of one table that are checked before it is sent.</summary>
    [Range(1_000, 100_000_000, ErrorMessage = OutOfRange)]
    public int CheckRows { get; set; } = 200_000;

    /// <summary>Bytes that one upload has at most.</summary>
    public long Bytes => Megabytes * Mega;

    /// <summary>Bytes that the files of one user have at most.</summary>
    public long UserBytes => UserMegabytes * Mega;

    /// <summary>Bytes that the files of all users have at most.</summary>
    public long AllBytes => AllMegabytes * Mega;
}
