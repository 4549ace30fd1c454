using System.Reflection;
using Warehouse.Sql.Reading;

namespace Reports.Web.Tests;

/// <summary>
/// Rows of reports are records or <see cref="ReportRow"/>, whose values have names: outside the folder that reads them no signature, lambda
/// or field holds a row as an array of values, which only positions can take apart.
/// </summary>
public sealed class RowsByNameTests
{
    /// <summary>Arrays of values that are no rows of reports, each with the reason.</summary>
    private static readonly string[] NotRows =
    [
        // The content of an XML element, as System.Xml.Linq takes it.
        "Reports.Web.Documents.ChartXml.E",

        // IDataRecord.GetValues, through which SqlBulkCopy may ask for a row that is being loaded.
        "Warehouse.Sql.SqlServer.BulkReader.GetValues",
    ];

    [Theory]
    [InlineData(typeof(ReportRow))]
    [InlineData(typeof(Program))]
    public void Signatures_OutsideReading_HoldNoRowAsAnArray(Type program)
    {
        ArgumentNullException.ThrowIfNull(program);
        var members = program.Assembly.GetTypes()
            .Where(type => !IsIn(type, typeof(ReportRow).Namespace!))
            .SelectMany(type => type.GetMembers(
                BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .ToList();
        Assert.True(members.Count > 1000, "The test looks at the wrong assembly.");

        Assert.Empty(members.Where(member => TypesOf(member).Any(HoldsArray)).Select(Named).Where(name => !NotRows.Contains(name)).Distinct());
    }

    [Theory]
    [InlineData(typeof(object[]), true)]
    [InlineData(typeof(Func<object[], string>), true)]
    [InlineData(typeof(IReadOnlyList<(string, object[]?)>), true)]
    [InlineData(typeof(List<object>[]), false)]
    [InlineData(typeof(Func<ReportRow, string>), false)]
    public void Array_InAType_IsSeen(Type type, bool isSeen) => Assert.Equal(isSeen, HoldsArray(type));

    private static bool HoldsArray(Type type) => type == typeof(object[])
        || (type.HasElementType && HoldsArray(type.GetElementType()!))
        || (type.IsGenericType && type.GetGenericArguments().Any(HoldsArray));

    private static IEnumerable<Type> TypesOf(MemberInfo member) => member switch
    {
        MethodBase method => [.. method.GetParameters().Select(parameter => parameter.ParameterType), .. method is MethodInfo { ReturnType: var result } ? [result] : Type.EmptyTypes],
        FieldInfo field => [field.FieldType],
        PropertyInfo property => [property.PropertyType],
        _ => [],
    };

    private static bool IsIn(Type type, string name) => type.Namespace == name || type.Namespace?.StartsWith(name + ".", StringComparison.Ordinal) == true;

    private static string Named(MemberInfo member) => $"{member.DeclaringType!.FullName}.{member.Name}";
}
