namespace Microsoft.SqlServer.Server;

/// <summary>Marks a user-defined type.</summary>
/// <param name="format">How it is laid out.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class SqlUserDefinedTypeAttribute(Format format) : Attribute
{
    /// <summary>How it is laid out.</summary>
    public Format Format { get; } = format;

    /// <summary>Greatest size in bytes.</summary>
    public int MaxByteSize { get; set; }

    /// <summary>Whether all values have one size.</summary>
    public bool IsFixedLength { get; set; }

    /// <summary>Whether its bytes sort as its values do.</summary>
    public bool IsByteOrdered { get; set; }

    /// <summary>The method that checks a value.</summary>
    public string? ValidationMethodName { get; set; }

    /// <summary>The type's name in the database.</summary>
    public string? Name { get; set; }
}

/// <summary>Marks a user-defined aggregate.</summary>
/// <param name="format">How it is laid out.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class SqlUserDefinedAggregateAttribute(Format format) : Attribute
{
    /// <summary>The greatest size that may be set.</summary>
    public const int MaxByteSizeValue = 8000;

    /// <summary>How it is laid out.</summary>
    public Format Format { get; } = format;

    /// <summary>Greatest size in bytes.</summary>
    public int MaxByteSize { get; set; }

    /// <summary>Whether a value twice counts once.</summary>
    public bool IsInvariantToDuplicates { get; set; }

    /// <summary>Whether nulls change nothing.</summary>
    public bool IsInvariantToNulls { get; set; }

    /// <summary>Whether the order changes nothing.</summary>
    public bool IsInvariantToOrder { get; set; }

    /// <summary>Whether it is null over no rows.</summary>
    public bool IsNullIfEmpty { get; set; }

    /// <summary>The aggregate's name in the database.</summary>
    public string? Name { get; set; }
}

/// <summary>Says more of a value's type.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property | AttributeTargets.ReturnValue | AttributeTargets.Parameter)]
public class SqlFacetAttribute : Attribute
{
    /// <summary>Whether all values have one size.</summary>
    public bool IsFixedLength { get; set; }

    /// <summary>Greatest size.</summary>
    public int MaxSize { get; set; }

    /// <summary>Digits in all.</summary>
    public int Precision { get; set; }

    /// <summary>Digits after the point.</summary>
    public int Scale { get; set; }

    /// <summary>Whether it may be null.</summary>
    public bool IsNullable { get; set; }
}

/// <summary>Marks a function.</summary>
[AttributeUsage(AttributeTargets.Method)]
public class SqlFunctionAttribute : Attribute
{
    /// <summary>Whether the same arguments give the same.</summary>
    public bool IsDeterministic { get; set; }

    /// <summary>Whether it is exact.</summary>
    public bool IsPrecise { get; set; }

    /// <summary>Whether it reads user data.</summary>
    public DataAccessKind DataAccess { get; set; }

    /// <summary>Whether it reads system data.</summary>
    public SystemDataAccessKind SystemDataAccess { get; set; }

    /// <summary>Its name in the database.</summary>
    public string? Name { get; set; }

    /// <summary>The columns of its table.</summary>
    public string? TableDefinition { get; set; }

    /// <summary>The method that fills a row.</summary>
    public string? FillRowMethodName { get; set; }
}

/// <summary>Marks a method of a user-defined type.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SqlMethodAttribute : SqlFunctionAttribute
{
    /// <summary>Whether it is called on null.</summary>
    public bool OnNullCall { get; set; }

    /// <summary>Whether it changes the value.</summary>
    public bool IsMutator { get; set; }

    /// <summary>Whether it is called on a null instance.</summary>
    public bool InvokeIfReceiverIsNull { get; set; }
}
