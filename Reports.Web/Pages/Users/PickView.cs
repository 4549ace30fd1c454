using Reports.Web.AppStore;

namespace Reports.Web.Pages.Users;

/// <summary>A field of codes that are picked from a list; without scripts they are typed.</summary>
/// <param name="List">A key of <see cref="Reports.Web.Reading.FilterChoices.Lists"/>.</param>
/// <param name="Field">Its name in the form.</param>
/// <param name="Label">Its label.</param>
/// <param name="Codes">What is picked, as <see cref="CodeList"/> writes it.</param>
/// <param name="IsMany">Whether several may be.</param>
/// <param name="Names">Names by list and code.</param>
public sealed record PickView(string List, string Field, string Label, string? Codes, bool IsMany, IReadOnlyDictionary<(string List, string Code), string> Names)
{
    /// <summary>What stands where nothing is picked.</summary>
    public string Empty => List == "teacher" ? "не выбран" : "все";

    /// <summary>What is picked, with names where the data have them.</summary>
    public IEnumerable<(string Code, string Name)> Picked => CodeList.Of(Codes).Select(code => (code, Names.GetValueOrDefault((List, code), code)));
}

/// <summary>The part of a user's form that says who they are and what they see.</summary>
/// <param name="User">The user.</param>
/// <param name="Names">Names by list and code.</param>
public sealed record AccessView(AppUser User, IReadOnlyDictionary<(string List, string Code), string> Names);
