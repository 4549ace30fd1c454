namespace Reports.Web.Documents;

/// <summary>A table. Each column is a copy of the template's column of that name.</summary>
/// <param name="Rows">Texts of the cells. A row with one text in a table of several columns spans the whole width.</param>
public sealed record DocumentTable(IReadOnlyList<DocumentColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);

/// <summary>A column of a table.</summary>
/// <param name="Name">Tag of the cell in the template that it is a copy of.</param>
/// <param name="Title">Stands at the tag <c>head</c> of its head.</param>
public sealed record DocumentColumn(string Name, string Title = "");

/// <summary>A chart. Its kind and formatting are those of the template.</summary>
/// <param name="Title">Its title; empty for none.</param>
/// <param name="Names">Names on the axis.</param>
/// <param name="Series">Title and values of each series; null is no data.</param>
public sealed record DocumentChart(string Title, IReadOnlyList<string> Names, IReadOnlyList<(string Title, IReadOnlyList<decimal?> Values)> Series);

/// <summary>A picture. Its width is that of the template's picture, its height follows from its proportions.</summary>
/// <param name="Png">The file.</param>
/// <param name="Description">Alternative text.</param>
public sealed record DocumentPicture(byte[] Png, string Description);

/// <summary>Document properties of a file.</summary>
/// <param name="Subject">What it is about.</param>
/// <param name="Author">The organisation.</param>
/// <param name="Moment">The time of all parts of the file.</param>
public sealed record DocumentProperties(string Title, string Subject, string Author, DateTimeOffset Moment);
