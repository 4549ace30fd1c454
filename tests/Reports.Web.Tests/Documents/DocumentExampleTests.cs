using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Wordprocessing;
using Reports.Web.Documents;
using Warehouse.TestServer;

namespace Reports.Web.Tests.Documents;

/// <summary>The example of docs/extending.md, from its own text.</summary>
public sealed partial class DocumentExampleTests
{
    [Fact]
    public void Example_OfTheGuide_GivesItsDocument()
    {
        var guide = File.ReadAllText(Path.Combine(Repository.Root, "docs/extending.md"));
        var model = File.ReadLines(Path.Combine(Repository.Root, "tests/Reports.Web.Tests/Documents/DocumentExampleTests.cs")).Select(line => line.Trim()).Single(line => line.StartsWith("public sealed record Protocol(", StringComparison.Ordinal));
        Assert.Contains(model, guide, StringComparison.Ordinal);
        using var file = new TemplateFile();
        file.WithBody(Xml().Match(guide[guide.IndexOf("## A new document", StringComparison.Ordinal)..]).Groups[1].Value);

        var body = file.Fill(new Protocol("7", "12.04.2026", new DocumentTable([new("learner"), new("mark")], [["Иванов", "5"], ["Петров", "4"]]), ""));

        Assert.Equal("Протокол № 7 от 12.04.2026", body.Elements<Paragraph>().Single().InnerText);
        Assert.Equal(["Обучающийся|Оценка", "Иванов|5", "Петров|4"], body.Descendants<TableRow>().Select(row => string.Join('|', row.Elements<TableCell>().Select(cell => cell.InnerText))));
    }

    public sealed record Protocol(string Number, string DayOfExam, [property: ColumnTags("learner", "mark")] DocumentTable Marks, [property: OptionalTag] string Note);

    [GeneratedRegex("```xml\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Xml();
}
