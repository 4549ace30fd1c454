using System.Globalization;
using System.Reflection;
using System.Text;

namespace Warehouse.Sql.Reading;

/// <summary>
/// Makes records of a report's rows: each parameter of the record's constructor takes the column of its name (<c>GroupKey</c> takes
/// <c>group_key</c>), so that callers do not depend on positions. A value that a parameter cannot hold is a bug of the record or the statement.
/// </summary>
/// <typeparam name="T">The record.</typeparam>
internal static class RowMapper<T>
{
    private static readonly ConstructorInfo Constructor = typeof(T).GetConstructors().Single(constructor =>
        constructor.GetParameters() is { Length: > 0 } parameters && parameters[0].ParameterType != typeof(T));

    private static readonly ConstructorInvoker Invoker = ConstructorInvoker.Create(Constructor);

    private static readonly IReadOnlyList<(string Column, Type Type, bool MayBeNull)> Parameters =
    [
        .. Constructor.GetParameters().Select(parameter => (
            ColumnOf(parameter.Name!),
            Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType,
            Nullable.GetUnderlyingType(parameter.ParameterType) is not null
                || new NullabilityInfoContext().Create(parameter).WriteState == NullabilityState.Nullable)),
    ];

    /// <summary>Makes the records.</summary>
    /// <param name="table">The rows.</param>
    /// <exception cref="ArgumentException">The report lacks a column that the record needs.</exception>
    /// <exception cref="InvalidCastException">A value is null, or of another kind than the record's.</exception>
    public static IReadOnlyList<T> All(ReportTable table)
    {
        var columns = Parameters.Select(parameter => table.Columns[parameter.Column]).ToArray();
        var values = new object?[columns.Length];
        var rows = new List<T>(table.Rows.Count);
        foreach (var row in table.Rows)
        {
            for (var i = 0; i < columns.Length; i++)
            {
                values[i] = Value(row[columns[i]], Parameters[i], table.Report);
            }

            rows.Add((T)Invoker.Invoke(values));
        }

        return rows;
    }

    private static object? Value(object? value, (string Column, Type Type, bool MayBeNull) parameter, Report report) => value switch
    {
        null when parameter.MayBeNull => null,
        null => throw new InvalidCastException($"Report '{report.Name}': '{parameter.Column}' is null, and {typeof(T).Name} cannot hold that."),
        _ when parameter.Type.IsInstanceOfType(value) => value,
        long number when parameter.Type == typeof(bool) => number != 0,
        long day when parameter.Type == typeof(DateOnly) => new DateOnly((int)(day / 10000), (int)(day / 100 % 100), (int)(day % 100)),
        _ => Convert.ChangeType(value, parameter.Type, CultureInfo.InvariantCulture),
    };

    private static string ColumnOf(string parameter)
    {
        var name = new StringBuilder();
        foreach (var letter in parameter)
        {
            if (char.IsUpper(letter) && name.Length > 0)
            {
                name.Append('_');
            }

            name.Append(char.ToLowerInvariant(letter));
        }

        return name.ToString();
    }
}
