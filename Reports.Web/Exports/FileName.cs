namespace Reports.Web.Exports;

/// <summary>Names of files that leave the site.</summary>
public static class FileName
{
    // With its folder a path of Windows has 260 signs, and people put files into folders with long names.
    private const int Longest = 120;

    /// <summary>A title without characters that are not allowed in file names.</summary>
    /// <param name="title">What is in the file.</param>
    /// <param name="ending"><c>xlsx</c>, <c>csv</c>, <c>png</c>.</param>
    public static string Of(string title, string ending)
    {
        var words = string.Concat(title.Select(sign => char.IsLetterOrDigit(sign) || sign is ' ' or '-' or '–' or ',' or '.' ? sign : ' '))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var name = string.Join(' ', words).Replace(" ,", ",", StringComparison.Ordinal);
        return (name.Length > Longest ? name[..(name.LastIndexOf(' ', Longest) is > 0 and var end ? end : Longest)] : name).Trim(' ', ',', '.', '-', '–') + "." + ending;
    }
}
