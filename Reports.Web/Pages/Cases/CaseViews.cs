using Reports.Web.Matters;

namespace Reports.Web.Pages;

/// <summary>The button that takes a warning under control: <c>_CaseButton</c>.</summary>
/// <param name="Title">What the warning is about, for screen readers.</param>
/// <param name="Keys">Keys of what it is about; without any it is everything.</param>
/// <param name="Basis">The page that shows it.</param>
public sealed record CaseButtonView(string Title, SubjectKeys Keys, string Basis)
{
    /// <summary>What is wrong, in words; those of the warehouse's own warnings about the same come first.</summary>
    public string? Words { get; init; }

    /// <summary>Where a case is taken.</summary>
    public string Href => "/cases/new" + QueryString.Create(new (string Key, object? Value)[]
    {
        ("organisation", Keys.Organisation), ("programme", Keys.Programme), ("group", Keys.Group), ("learner", Keys.Learner), ("words", Words), ("basis", Basis),
    }.Where(pair => pair.Value is not null).Select(pair => KeyValuePair.Create(pair.Key, (string?)FormattableString.Invariant($"{pair.Value}"))));
}

/// <summary>Notes of curators about a learner or a group: <c>_Notes</c>.</summary>
/// <param name="Keys">The key of the learner, or of the group.</param>
public sealed record NotesView(SubjectKeys Keys);
