namespace Reports.Web.SelfAssessment.Editions;

/// <summary>
/// Freezes, at the first start after an upgrade, what files of editions of an earlier release are made with: that release kept nothing of it, so
/// that what is in force on this day stands in place of what was at the signing. Where a template cannot be filled, its editions wait for a better one.
/// </summary>
/// <param name="editions">Editions.</param>
/// <param name="rendering">What is in force.</param>
public sealed class EarlierEditions(EditionStore editions, IEditionRendering rendering) : IHostedService
{
    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var key in await editions.ListUnfrozenAsync(cancellationToken))
        {
            var edition = (await editions.FindAsync(key, cancellationToken))!;
            if (await rendering.TakeAsync(edition, cancellationToken) is { Rendering: { } now })
            {
                await editions.FreezeAsync(edition, now, cancellationToken);
            }
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
