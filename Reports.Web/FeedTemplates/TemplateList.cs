namespace Reports.Web.FeedTemplates;

/// <summary>What may stand in a column of a template.</summary>
/// <param name="Title">What the list is of, in Russian.</param>
/// <param name="Items">Values, each with its name where a code tells little.</param>
public sealed record TemplateList(string Title, IReadOnlyList<(string Value, string? Name)> Items);
