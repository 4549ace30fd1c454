using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Warehouse.Sql.Core;

namespace Reports.Web.AppStore;

/// <summary>
/// Keys that protect cookies and forms, in the site's own store: all nodes share them. Each is encrypted
/// with <see cref="KeyFile"/>; one that an earlier version wrote unencrypted is destroyed when it is found, and a new one takes its place.
/// </summary>
/// <param name="database">The store.</param>
public sealed class KeyRing(AppDatabase database, TimeProvider time) : IXmlRepository
{
    /// <inheritdoc/>
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        var kept = new List<XElement>();
        foreach (var row in database.Read<Row>("protection-key-list"))
        {
            var element = XElement.Parse(row.Element);
            if (element.Name.LocalName == "key" && !element.Descendants().Any(part => part.Name.LocalName == "encryptedSecret"))
            {
                database.Run("protection-key-remove", new { protection_key_no = row.Number });
            }
            else
            {
                kept.Add(element);
            }
        }

        return kept;
    }

    /// <inheritdoc/>
    public void StoreElement(XElement element, string friendlyName) => database.Run(
        "protection-key-add",
        new { name = friendlyName, element = element.ToString(SaveOptions.DisableFormatting), created_at = Moment.Text(time.GetUtcNow()) });

    /// <summary>Ids of the key files that keys are closed with.</summary>
    public IReadOnlyCollection<string> KeyFiles() => [.. GetAllElements()
        .SelectMany(element => element.Descendants(KeyFileEncryptor.ElementName))
        .Select(closed => closed.Attribute(KeyFileEncryptor.IdName)?.Value ?? "")
        .Distinct(StringComparer.Ordinal)];

    /// <summary>Destroys every key: nothing that was sealed opens any more.</summary>
    public async Task ClearAsync(CancellationToken cancellationToken)
    {
        foreach (var row in await database.ReadAsync<Row>("protection-key-list", new { }, cancellationToken))
        {
            await database.RunAsync("protection-key-remove", new { protection_key_no = row.Number }, cancellationToken);
        }
    }

    private sealed record Row
    {
        public string Element { get; init; } = "";

        public long Number { get; init; }
    }
}
