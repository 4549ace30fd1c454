using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Warehouse.Sql.Core;

namespace Reports.Web.AppStore;

/// <summary>
/// Keys that protect cookies and forms, in the site's own store: all nodes share them, and a
/// node keeps no state of its own.
/// </summary>
/// <param name="database">The store.</param>
public sealed class KeyRing(AppDatabase database, TimeProvider time) : IXmlRepository
{
    /// <inheritdoc/>
    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. database.Read<string>("protection-key-list").Select(element => XElement.Parse(element))];

    /// <inheritdoc/>
    public void StoreElement(XElement element, string friendlyName) => database.Run(
        "protection-key-add",
        new { name = friendlyName, element = element.ToString(SaveOptions.DisableFormatting), created_at = Moment.Text(time.GetUtcNow()) });
}
