using System.Security.Claims;
using Reports.Web.Access;
using Warehouse.Sql.Core;
using Warehouse.Sql.Reading;

namespace Reports.Web.Reading;

/// <summary>The state of the data, shown on every page and export: last load and quarantine.</summary>
/// <param name="FinishedAt">End of the last load, ISO 8601; null when nothing was loaded yet.</param>
/// <param name="Rejects">Rows in quarantine that nobody has answered.</param>
/// <param name="Failed">Files that could not be read and that nobody has sent again or closed.</param>
/// <param name="Problem">Why the warehouse is unavailable, in Russian.</param>
public sealed record DataStateNow(string? FinishedAt, long Rejects, long Failed, string? Problem = null)
{
    /// <summary>In words.</summary>
    public string Words => Problem is not null ? "Хранилище недоступно"
        : FinishedAt is null ? "Данных ещё нет"
        : "Данные на " + Figures.Moment(FinishedAt);

    /// <summary>Rows in quarantine, in words; empty when there are none.</summary>
    public string RejectsWords => Rejects == 0 ? "" : Figures.Plural(Rejects, "строка", "строки", "строк") + " в карантине";

    /// <summary>Files that could not be read, in words; empty when there are none.</summary>
    public string FailedWords => Failed == 0 ? "" : Figures.Plural(Failed, "файл не прочитан", "файла не прочитаны", "файлов не прочитаны");
}

/// <summary>Reads <see cref="DataStateNow"/>.</summary>
/// <param name="reader">The warehouse's reports.</param>
/// <param name="viewer">Makes scopes.</param>
public sealed class DataState(ReportReader reader, Viewer viewer)
{
    /// <summary>The current state of all data. An unavailable warehouse is a state too, which pages show.</summary>
    public Task<DataStateNow> ReadAsync(CancellationToken cancellationToken) => ReadAsync(() => Task.FromResult(Scope.Everything), cancellationToken);

    /// <summary>The current state; rows in quarantine are those that a viewer may see.</summary>
    /// <param name="user">The viewer.</param>
    public Task<DataStateNow> ReadAsync(ClaimsPrincipal user, CancellationToken cancellationToken) =>
        ReadAsync(() => viewer.ScopeOfAsync(user, cancellationToken), cancellationToken);

    private async Task<DataStateNow> ReadAsync(Func<Task<Scope>> scope, CancellationToken cancellationToken)
    {
        try
        {
            var table = await reader.ReadAsync("data-state", await scope(), null, new Dictionary<string, object?>(), cancellationToken);
            var state = table.As<StateRow>()[0];
            return new DataStateNow(state.FinishedAt, state.Rejects ?? 0, state.Failed ?? 0);
        }
        catch (WarehouseUnavailableException unavailable)
        {
            return new DataStateNow(null, 0, 0, unavailable.Message);
        }
    }

    private sealed record StateRow(string? FinishedAt, long? Rejects, long? Failed);
}
