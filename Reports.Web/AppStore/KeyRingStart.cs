using Microsoft.Extensions.Options;
using Reports.Web.Configuration;

namespace Reports.Web.AppStore;

/// <summary>
/// Stops the start of a site whose key file does not open the keys of its store: it would make keys of its own, and of two such nodes
/// neither would know whom the other signed in.
/// </summary>
/// <param name="ring">The keys.</param>
/// <param name="file">The key file.</param>
public sealed class KeyRingStart(KeyRing ring, KeyFile file) : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var id = file.Id;
        if (ring.KeyFiles().Any(other => other != id))
        {
            throw new OptionsValidationException(
                "Reports:KeyFile",
                typeof(ReportsOptions),
                [
                    $"Reports:KeyFile: ключи защиты в хранилище сайта закрыты другим файлом ключа, не «{file.Path}». "
                        + "Верните прежний файл (у нескольких узлов он один); если он пропал, выполните «Reports.Web keys rotate»: все войдут заново.",
                ]);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
