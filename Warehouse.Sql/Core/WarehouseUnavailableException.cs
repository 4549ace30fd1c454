namespace Warehouse.Sql.Core;

/// <summary>The warehouse is unavailable. The message is Russian and says what is wrong, where, and how to fix it.</summary>
/// <param name="code">
/// Machine name: <c>locked</c>, <c>read_only</c>, <c>disk_full</c>, <c>missing</c>, <c>old_schema</c>, <c>new_schema</c>, <c>script_refused</c>, <c>clock</c>, <c>corrupt</c>, <c>io_error</c>,
/// <c>login</c>, <c>no_rights</c>, <c>unavailable</c>, <c>connection_lost</c>, <c>timeout</c>, <c>deadlock</c>, <c>lease_lost</c>, <c>as_of</c>.
/// </param>
/// <param name="message">Text for the operator, in Russian.</param>
/// <param name="inner">The engine's own exception.</param>
public sealed class WarehouseUnavailableException(string code, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Machine name of the reason.</summary>
    public string Code { get; } = code;

    /// <summary>Whether a retry of the whole operation may succeed.</summary>
    public bool IsTransient { get; init; }
}
