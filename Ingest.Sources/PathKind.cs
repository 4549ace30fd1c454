namespace Ingest.Sources;

/// <summary>What stands at a path; a link is a link, whatever it leads to.</summary>
public enum PathKind
{
    /// <summary>Nothing.</summary>
    Missing,

    /// <summary>A regular file.</summary>
    File,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A symbolic link or another reparse point.</summary>
    Link,

    /// <summary>A pipe, a socket or a device: reading it may never end.</summary>
    Special,
}
