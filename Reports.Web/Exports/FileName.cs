namespace Reports.Web.Exports;

/// <summary>Names of files that leave the site.</summary>
public static class FileName
{
    /// <summary>A title without characters that are not allowed in file names.</summary>
    /// <param name="title">What is in the file.</param>
    /// <param name="ending"><c>xlsx</c>, <c>csv</c>, <c>png</c>.</param>
    public static string Of(string title, string ending) =>
        string.Concat(title.Select(sign => char.IsLetterOrDigit(sign) || sign is ' ' or '-' ? sign : ' ')).Trim() + "." + ending;
}
