using Warehouse.Sql.Core;

namespace Warehouse.Sql.Schema;

/// <summary>
/// How the schema of a warehouse stands to this program, told by its journal: a statement that meets an unknown table may also be wrong by itself, and
/// then <c>migrate</c> does not help.
/// </summary>
public static class SchemaState
{
    /// <summary>What keeps this program from working over a schema.</summary>
    /// <param name="dialect"><c>sqlite</c> or <c>sqlserver</c>.</param>
    /// <param name="done">Numbers of the scripts in the journal.</param>
    /// <param name="error">What made somebody ask.</param>
    /// <returns>Null when the schema is the one that this program makes.</returns>
    public static WarehouseUnavailableException? Fault(string dialect, IReadOnlyCollection<int> done, Exception? error = null)
    {
        ArgumentNullException.ThrowIfNull(done);
        var scripts = SchemaScripts.For(dialect);
        if (done.Count == 0)
        {
            return Missing(error);
        }

        // Scripts of options change performance and make no tables.
        var missing = scripts.Where(script => script.Option is null && !done.Contains(script.Number)).ToList();
        return missing.Count == 0 ? Newer(scripts, done, error) : new WarehouseUnavailableException(
            "old_schema",
            $"Схема хранилища старее программы: не выполнены сценарии {string.Join(", ", missing.Select(script => $"{script.Number:0000} «{script.Name}»"))}. "
                + "Выполните команду migrate.",
            error);
    }

    /// <summary>The fault of a database that has no warehouse in it.</summary>
    internal static WarehouseUnavailableException Missing(Exception? error) =>
        new("missing", "В этой базе нет хранилища. Выполните команду migrate или загрузите первые данные.", error);

    /// <summary>The fault of a schema that a later release has changed.</summary>
    /// <returns>Null when this program knows every script of the journal.</returns>
    internal static WarehouseUnavailableException? Newer(IReadOnlyList<SchemaScript> scripts, IEnumerable<int> done, Exception? error = null)
    {
        var unknown = done.Except(scripts.Select(script => script.Number)).Order().ToList();
        return unknown.Count == 0 ? null : new WarehouseUnavailableException(
            "new_schema",
            $"Хранилище новее программы: в нём выполнены сценарии, которых она не знает ({string.Join(", ", unknown.Select(number => $"{number:0000}"))}). "
                + "Запустите ту версию программы, которая их выполнила, или восстановите хранилище из копии, сделанной до обновления.",
            error);
    }
}
