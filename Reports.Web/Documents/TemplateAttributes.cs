namespace Reports.Web.Documents;

/// <summary>The tag of this property is optional in a template.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OptionalTagAttribute : Attribute;

/// <summary>Names of the columns that a property of type <see cref="DocumentTable"/> may have: a template has one cell tagged with each.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ColumnTagsAttribute(params string[] names) : Attribute
{
    /// <summary>The names.</summary>
    public IReadOnlyList<string> Names => names;

    /// <summary>Whether columns may be repeated or left out: they then stand in the order of the table, otherwise in that of the template.</summary>
    public bool Varies { get; init; }

    /// <summary>Whether the table may have rows that go over its whole width: the template then has a row tagged <c>group</c>.</summary>
    public bool HasGroups { get; init; }
}
