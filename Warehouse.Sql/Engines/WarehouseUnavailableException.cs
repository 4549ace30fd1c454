namespace Warehouse.Sql.Engines;

/// <summary>The warehouse as a whole cannot serve. Its message is Russian and says what, where and how to make it good.</summary>
/// <param name="code">Machine name: <c>locked</c>, <c>read_only</c>, <c>disk_full</c>, <c>missing</c>, <c>old_schema</c>, <c>corrupt</c>, <c>unavailable</c>.</param>
/// <param name="message">Text for the operator, in Russian.</param>
/// <param name="inner">The engine's own exception.</param>
public sealed class WarehouseUnavailableException(string code, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Machine name of the reason.</summary>
    public string Code { get; } = code;
}
