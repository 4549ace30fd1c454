using System.Security.Claims;
using Ingest.Feeds.Mappings;
using Ingest.Sources;
using Reports.Web.Access;
using Reports.Web.AppStore;
using Reports.Web.Uploads;

namespace Reports.Web.Mappings;

/// <summary>Writes mappings for users: one at a time, each with its line in the audit log.</summary>
/// <param name="store">The mappings.</param>
/// <param name="trail">The audit log.</param>
public sealed class MappingDesk(MappingStore store, AuditTrail trail) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Where a mapping is looked at.</summary>
    /// <param name="name">Its name.</param>
    public static string Address(string name) => "/mappings/" + Uri.EscapeDataString(name);

    /// <summary>Whether a user may make mappings: they read files of all groups.</summary>
    /// <param name="user">The user.</param>
    public static bool MayMap(ClaimsPrincipal user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return DeliveryReader.MayUpload(user) && !user.IsInRole(Roles.Curator) && !Viewer.FenceOf(user).IsOfGroups;
    }

    /// <summary>Whether a user may write a mapping by hand.</summary>
    /// <param name="user">The user.</param>
    public static bool MayEdit(ClaimsPrincipal user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return MayMap(user) && user.IsInRole(Roles.Administrator);
    }

    /// <summary>Why a mapping is not written, a sentence; null when it is.</summary>
    /// <param name="user">Who writes.</param>
    /// <param name="name">Its name.</param>
    /// <param name="read">Gives the mapping, checked.</param>
    public async Task<string?> SaveAsync(string user, string name, Func<Mapping> read, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(read);
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var mapping = read();
            var version = store.Next(name);

            // First, so that nobody writes one and is not named; one that then could not be written changes nothing.
            await trail.AddAsync(user, "mapping", FormattableString.Invariant($"{name}, {version}"), Address(name), [], cancellationToken);
            store.Save(name, mapping);
            return null;
        }
        catch (UnreadableSourceException wrong)
        {
            return wrong.Message;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return "Настройку не удалось записать: у сайта нет права на папку настроек, или диск не отвечает. Скажите администратору.";
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();
}
