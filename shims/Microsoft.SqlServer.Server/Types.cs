namespace Microsoft.SqlServer.Server;

/// <summary>How a user-defined type is laid out.</summary>
public enum Format
{
    /// <summary>Not said.</summary>
    Unknown = 0,

    /// <summary>As its fields are.</summary>
    Native = 1,

    /// <summary>As it writes itself.</summary>
    UserDefined = 2,
}

/// <summary>Whether a function reads user data.</summary>
public enum DataAccessKind
{
    /// <summary>It does not.</summary>
    None = 0,

    /// <summary>It does.</summary>
    Read = 1,
}

/// <summary>Whether a function reads system data.</summary>
public enum SystemDataAccessKind
{
    /// <summary>It does not.</summary>
    None = 0,

    /// <summary>It does.</summary>
    Read = 1,
}

/// <summary>A type that writes and reads itself.</summary>
public interface IBinarySerialize
{
    /// <summary>Reads itself.</summary>
    /// <param name="r">From here.</param>
    void Read(BinaryReader r);

    /// <summary>Writes itself.</summary>
    /// <param name="w">Here.</param>
    void Write(BinaryWriter w);
}

/// <summary>A type does not keep the rules of user-defined types.</summary>
public sealed class InvalidUdtException : SystemException
{
    /// <summary>Makes it.</summary>
    public InvalidUdtException()
    {
    }

    /// <summary>Makes it with a message.</summary>
    /// <param name="message">The message.</param>
    public InvalidUdtException(string message)
        : base(message)
    {
    }

    /// <summary>Makes it with a message and a cause.</summary>
    /// <param name="message">The message.</param>
    /// <param name="innerException">The cause.</param>
    public InvalidUdtException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
