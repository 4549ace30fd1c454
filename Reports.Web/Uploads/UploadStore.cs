using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Ingest.Feeds.Checking;
using Microsoft.Extensions.Options;
using Reports.Web.AppStore;
using Reports.Web.Configuration;

namespace Reports.Web.Uploads;

/// <summary>
/// Uploads that were not sent yet, a folder each: who uploaded it, its files, and what the check said of them. Files of one user are there for nobody else.
/// </summary>
/// <param name="options">Where they lie and how much they may be.</param>
public sealed partial class UploadStore(IOptions<ReportsOptions> options, TimeProvider time)
{
    private const string About = "upload.json";
    private const string Checked = "check.json";
    private const int MostOfUser = 20;

    private static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None };

    private readonly UploadOptions _options = options.Value.Upload;

    private string Root { get; } = Path.GetFullPath(options.Value.Upload.Folder);

    /// <summary>Begins an upload: makes its folder.</summary>
    /// <param name="user">Who uploads.</param>
    /// <exception cref="UploadRefusedException">The user has too much that was not sent.</exception>
    public StagedUpload Begin(string user)
    {
        if (All().Count(upload => IsOf(upload, user)) >= MostOfUser)
        {
            throw new UploadRefusedException(UploadRefusal.UserFull);
        }

        EnsureRoom(user);
        var id = time.GetLocalNow().ToString("yyyyMMdd-HHmmss-", CultureInfo.InvariantCulture) + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(5));
        var upload = new StagedUpload(id, user, time.GetUtcNow(), []);
        MakeFolder(FilesOf(id));
        Write(id, About, upload);
        return upload;
    }

    /// <summary>Throws when what was not sent yet is too much.</summary>
    /// <param name="user">Who uploads.</param>
    /// <exception cref="UploadRefusedException">It is.</exception>
    public void EnsureRoom(string user)
    {
        var sizes = All().Select(upload => (IsOwn: IsOf(upload, user), Size: SizeOf(upload.Id))).ToList();
        if (sizes.Where(size => size.IsOwn).Sum(size => size.Size) > _options.UserBytes)
        {
            throw new UploadRefusedException(UploadRefusal.UserFull);
        }

        if (sizes.Sum(size => size.Size) > _options.AllBytes)
        {
            throw new UploadRefusedException(UploadRefusal.Full);
        }
    }

    /// <summary>Makes a file of an upload, for this account alone.</summary>
    /// <param name="id">The upload.</param>
    /// <param name="name">Its name.</param>
    public FileStream Create(string id, string name)
    {
        var file = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            file.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(PathOf(id, name), file);
    }

    /// <summary>Ends an upload: its files are whole.</summary>
    /// <param name="upload">With its files.</param>
    public void End(StagedUpload upload)
    {
        ArgumentNullException.ThrowIfNull(upload);
        Write(upload.Id, About, upload);
    }

    /// <summary>An upload whose files are whole.</summary>
    /// <param name="id">The upload; whatever an address has.</param>
    /// <param name="user">Who asks.</param>
    /// <returns>Null when there is none, or it is another user's.</returns>
    public StagedUpload? Find(string? id, string user) => IsId(id) && Read<StagedUpload>(id!, About) is { Files.Count: > 0 } upload && IsOf(upload, user) ? upload : null;

    /// <summary>Uploads of a user whose files are whole, the newest first.</summary>
    /// <param name="user">Whose.</param>
    public IReadOnlyList<StagedUpload> Of(string user) => [.. All().Where(upload => upload.Files.Count > 0 && IsOf(upload, user)).OrderByDescending(upload => upload.At)];

    /// <summary>Uploads of everybody whose files are whole.</summary>
    public IReadOnlyList<StagedUpload> Everybody() => [.. All().Where(upload => upload.Files.Count > 0)];

    /// <summary>Where a file of an upload lies.</summary>
    /// <param name="id">The upload.</param>
    /// <param name="name">The file.</param>
    public string PathOf(string id, string name) => Path.Combine(FilesOf(id), name);

    /// <summary>Whether there is the folder of an upload.</summary>
    /// <param name="id">The upload.</param>
    public bool Exists(string id) => IsId(id) && Directory.Exists(Path.Combine(Root, id));

    /// <summary>What the check said; null before its end.</summary>
    /// <param name="id">The upload.</param>
    public IReadOnlyList<FileReview>? ReviewOf(string id) => Read<List<FileReview>>(id, Checked);

    /// <summary>Keeps what the check said. An upload that was dropped in the meantime stays dropped.</summary>
    /// <param name="id">The upload.</param>
    /// <param name="reviews">One a file.</param>
    public void Keep(string id, IReadOnlyList<FileReview> reviews)
    {
        if (Exists(id))
        {
            Write(id, Checked, reviews);
        }
    }

    /// <summary>Forgets what the check said.</summary>
    /// <param name="id">The upload.</param>
    public void ForgetReview(string id) => File.Delete(Path.Combine(Root, id, Checked));

    /// <summary>Removes an upload with all of its files.</summary>
    /// <param name="id">The upload.</param>
    public void Drop(string id)
    {
        try
        {
            if (Exists(id))
            {
                Directory.Delete(Path.Combine(Root, id), recursive: true);
            }
        }
        catch (DirectoryNotFoundException)
        {
            // Another request has dropped it.
        }
    }

    /// <summary>Removes uploads that nobody has sent for too long.</summary>
    public void Sweep()
    {
        var since = time.GetUtcNow() - TimeSpan.FromHours(_options.KeepHours);
        foreach (var folder in Folders())
        {
            var at = Read<StagedUpload>(Path.GetFileName(folder), About)?.At ?? new DateTimeOffset(Directory.GetLastWriteTimeUtc(folder), TimeSpan.Zero);
            if (at < since)
            {
                Drop(Path.GetFileName(folder));
            }
        }
    }

    private static bool IsId(string? id) => id is not null && Id().IsMatch(id);

    private static bool IsOf(StagedUpload upload, string user) => AppUser.Fold(upload.User) == AppUser.Fold(user);

    private IEnumerable<StagedUpload> All() => Folders().Select(folder => Read<StagedUpload>(Path.GetFileName(folder), About)).OfType<StagedUpload>();

    private string[] Folders() => Directory.Exists(Root) ? [.. Directory.GetDirectories(Root).Where(folder => IsId(Path.GetFileName(folder)))] : [];

    private string FilesOf(string id) => Path.Combine(Root, id, "files");

    private long SizeOf(string id)
    {
        try
        {
            return new DirectoryInfo(Path.Combine(Root, id)).EnumerateFiles("*", Everything).Sum(file => file.Length);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private T? Read<T>(string id, string name)
        where T : class
    {
        try
        {
            using var file = File.OpenRead(Path.Combine(Root, id, name));
            return JsonSerializer.Deserialize<T>(file);
        }
        catch (Exception error) when (error is IOException or JsonException)
        {
            return null;
        }
    }

    private void Write<T>(string id, string name, T value)
    {
        var path = Path.Combine(Root, id, name);
        var draft = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(draft, options))
        {
            JsonSerializer.Serialize(file, value);
        }

        File.Move(draft, path, overwrite: true);
    }

    private static void MakeFolder(string path) =>
        _ = OperatingSystem.IsWindows() ? Directory.CreateDirectory(path) : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

    [GeneratedRegex(@"^\d{8}-\d{6}-[0-9a-f]{10}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}
