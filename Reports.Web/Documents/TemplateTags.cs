using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;

namespace Reports.Web.Documents;

/// <summary>The kind of value of a tag.</summary>
internal enum TagKind
{
    /// <summary>A string.</summary>
    Text,

    /// <summary>Strings, each a paragraph.</summary>
    Paragraphs,

    /// <summary>A boolean: the block is kept or removed.</summary>
    Flag,

    /// <summary>A record or records with tags of their own: the block is removed, or written once for each.</summary>
    Block,

    /// <summary>A table.</summary>
    Table,

    /// <summary>A chart, or charts one after another.</summary>
    Chart,

    /// <summary>A picture, or pictures one after another.</summary>
    Picture,
}

/// <summary>A tag of a template: a property of the document's model, <c>OrderNumber</c> as <c>order-number</c>.</summary>
/// <param name="Name">In the template.</param>
/// <param name="Property">Where its value is.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Item">Type of the value, or of one of the values.</param>
internal sealed record TemplateTag(string Name, PropertyInfo Property, TagKind Kind, Type Item)
{
    /// <summary>Whether a template must have it.</summary>
    public bool IsNeeded { get; } = Property.GetCustomAttribute<OptionalTagAttribute>() is null;

    /// <summary>Columns of a table.</summary>
    public ColumnTagsAttribute Columns { get; } = Property.GetCustomAttribute<ColumnTagsAttribute>() ?? new ColumnTagsAttribute();
}

/// <summary>The tags of a document's model.</summary>
internal static class TemplateTags
{
    /// <summary>Tag of the table of contents.</summary>
    public const string Contents = "contents";

    /// <summary>Prefix of a block that is kept when the tag after it has a value.</summary>
    public const string Has = "has-";

    /// <summary>Prefix of a block that is kept when the tag after it has no value.</summary>
    public const string No = "no-";

    private static readonly ConcurrentDictionary<Type, IReadOnlyDictionary<string, TemplateTag>> Known = new();

    /// <summary>Tags of a type by name.</summary>
    public static IReadOnlyDictionary<string, TemplateTag> Of(Type type) => Known.GetOrAdd(type, one => one
        .GetProperties(BindingFlags.Instance | BindingFlags.Public)
        .Where(property => property.GetIndexParameters().Length == 0)
        .Select(Tag)
        .ToDictionary(tag => tag.Name, StringComparer.Ordinal));

    /// <summary>Whether a tag has no value.</summary>
    public static bool IsEmpty(object? value) => value switch
    {
        null or false => true,
        string text => text.Length == 0,
        IEnumerable many => !many.Cast<object?>().Any(),
        _ => false,
    };

    /// <summary>The values of a tag that may have none, one or many.</summary>
    public static IEnumerable<object> Each(object? value) => value switch
    {
        null => [],
        IEnumerable many => many.Cast<object>(),
        _ => [value],
    };

    private static TemplateTag Tag(PropertyInfo property)
    {
        var type = property.PropertyType;
        var isMany = type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type);
        var item = isMany ? type.GetGenericArguments()[0] : type;
        var kind = item == typeof(string) ? isMany ? TagKind.Paragraphs : TagKind.Text
            : item == typeof(bool) ? TagKind.Flag
            : item == typeof(DocumentTable) ? TagKind.Table
            : item == typeof(DocumentChart) ? TagKind.Chart
            : item == typeof(DocumentPicture) ? TagKind.Picture
            : item.IsClass ? TagKind.Block
            : throw new InvalidOperationException($"A document cannot show {property.DeclaringType!.Name}.{property.Name}: make a text of it.");
        return new TemplateTag(JsonNamingPolicy.KebabCaseLower.ConvertName(property.Name), property, kind, item);
    }
}

/// <summary>The models whose tags are valid in a block of a template, from the inside out.</summary>
/// <param name="Type">Type of the model.</param>
/// <param name="Model">The model; null while a template is checked.</param>
/// <param name="Outer">The models around it.</param>
internal sealed record TagScope(Type Type, object? Model, TagScope? Outer = null)
{
    /// <summary>A tag and its value, looked up from the inside out; null when there is no such tag.</summary>
    public (TemplateTag Tag, object? Value)? Find(string name) => TemplateTags.Of(Type).TryGetValue(name, out var tag)
        ? (tag, Model is null ? null : tag.Property.GetValue(Model))
        : Outer?.Find(name);

    /// <summary>The value on which a block <c>has-…</c> or <c>no-…</c> depends, and whether the block is kept; null for another name.</summary>
    public (TemplateTag Tag, bool IsKept)? Condition(string name)
    {
        var isHas = name.StartsWith(TemplateTags.Has, StringComparison.Ordinal);
        return (isHas || name.StartsWith(TemplateTags.No, StringComparison.Ordinal))
            && Find(name[(isHas ? TemplateTags.Has : TemplateTags.No).Length..]) is { } found
                ? (found.Tag, TemplateTags.IsEmpty(found.Value) != isHas)
                : null;
    }
}
