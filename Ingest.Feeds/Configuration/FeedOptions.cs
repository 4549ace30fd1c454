using System.ComponentModel.DataAnnotations;

namespace Ingest.Feeds.Configuration;

/// <summary>How files are understood; section <c>Ingest</c> of the configuration, as the worker and the site read it.</summary>
public sealed class FeedOptions
{
    /// <summary>Folder of the profiles; relative to the program.</summary>
    [Required]
    public string Profiles { get; set; } = "Profiles";

    /// <summary>Folder of the installation's own profiles, which the site writes and people edit; empty for none.</summary>
    public string OwnProfiles { get; set; } = "data/profiles";

    /// <summary>Folder of the installation's own lists of marks, scales and words, which add to those of the program; empty for none.</summary>
    public string Words { get; set; } = "data/words";

    /// <summary>Columns that are never loaded, by their names in files: they hold no file back and are told as passed over.</summary>
    public List<string> IgnoredColumns { get; set; } = [];

    /// <summary>The profiles' folder on this machine.</summary>
    public string ProfilesPath => Path.Combine(AppContext.BaseDirectory, Profiles);
}
