namespace Reports.Web.Documents;

/// <summary>A table: each column is a copy of the template's column of its name.</summary>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Texts of the cells; a row of one text in a table of several columns goes over the whole width.</param>
public sealed record DocumentTable(IReadOnlyList<DocumentColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);

/// <summary>A column of a table.</summary>
/// <param name="Name">Tag of the template's cell that it is a copy of.</param>
/// <param name="Title">Stands at the tag <c>head</c> of its head.</param>
public sealed record DocumentColumn(string Name, string Title = "");

/// <summary>A chart: its kind and look are the template's, its numbers are these.</summary>
/// <param name="Title">What stands over it; empty for none.</param>
/// <param name="Names">Along the axis.</param>
/// <param name="Series">Title and values of each series; null is no data.</param>
public sealed record DocumentChart(string Title, IReadOnlyList<string> Names, IReadOnlyList<(string Title, IReadOnlyList<decimal?> Values)> Series);

/// <summary>A picture: as wide as the template's, as high as its own sides ask.</summary>
/// <param name="Png">The file.</param>
/// <param name="Description">For those who cannot see it.</param>
public sealed record DocumentPicture(byte[] Png, string Description);

/// <summary>What a file says about itself.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Author">Whose it is.</param>
/// <param name="Moment">Its time; everything in the file carries it.</param>
public sealed record DocumentProperties(string Title, string Subject, string Author, DateTimeOffset Moment);
