using System.Reflection;
using Microsoft.Data.SqlClient;

namespace Warehouse.TestServer;

/// <summary>
/// Errors of a server by their number: most cannot be called forth on a server at will, and the driver makes them in one place that
/// only it may call. What is tested by it is what we make of a number, not whether a server sends it.
/// </summary>
internal static class ServerFault
{
    private const BindingFlags Inner = BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    /// <summary>The error of that number.</summary>
    public static SqlException Of(int number, byte severity = 16)
    {
        var error = Call(
            typeof(SqlError).GetConstructors(Inner).First(one => one.GetParameters().All(parameter => parameter.Name != "win32ErrorCode")),
            new() { ["infoNumber"] = number, ["errorState"] = (byte)1, ["errorClass"] = severity, ["server"] = "server", ["errorMessage"] = "text", ["procedure"] = "", ["lineNumber"] = 1, ["batchIndex"] = -1 });
        var errors = typeof(SqlErrorCollection).GetConstructors(Inner).Single().Invoke([]);
        typeof(SqlErrorCollection).GetMethod("Add", Inner)!.Invoke(errors, [error]);
        var create = typeof(SqlException).GetMethods(Inner).Where(method => method.Name == "CreateException").OrderBy(method => method.GetParameters().Length).First(
            method => method.GetParameters()[0].ParameterType == typeof(SqlErrorCollection));
        return (SqlException)Call(create, new() { [create.GetParameters()[0].Name!] = errors, ["serverVersion"] = "15.00" });
    }

    private static object Call(MethodBase method, Dictionary<string, object> known)
    {
        var values = method.GetParameters().Select(parameter => known.GetValueOrDefault(parameter.Name!)).ToArray();
        return method is ConstructorInfo constructor ? constructor.Invoke(values) : method.Invoke(null, values)!;
    }
}
