using System.Globalization;

namespace Reports.Web.SelfAssessment.Exports;

/// <summary>A kind of file that a self-assessment is written to.</summary>
/// <param name="Name">Name in addresses and commands, and extension of the file.</param>
/// <param name="MediaType">For the browser.</param>
/// <param name="Title">On the button.</param>
/// <param name="WriteAsync">Writes it.</param>
public sealed record AssessmentFormat(string Name, string MediaType, string Title, Func<AssessmentFile, Task<byte[]>> WriteAsync)
{
    /// <summary>Every kind there is.</summary>
    public static IReadOnlyList<AssessmentFormat> All { get; } =
    [
        new("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Форма, XLSX", file => Task.FromResult(AssessmentXlsx.Write(file))),
        new("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Отчёт, DOCX", file => Task.FromResult(AssessmentDocx.Write(file))),
        new("csv", "text/csv; charset=utf-8", "CSV", file => Task.FromResult(AssessmentCsv.Write(file))),
        new("html", "text/html; charset=utf-8", "Для сайта, HTML", AssessmentHtml.WriteAsync),
    ];

    /// <summary>The kind of that name; null when there is none.</summary>
    /// <param name="name">From an address or a command.</param>
    public static AssessmentFormat? Find(string? name) => All.FirstOrDefault(format => format.Name == name);

    /// <summary>Name of the file that a browser saves: «Самообследование 2025, order-1324-annex-6, редакция 2.xlsx».</summary>
    /// <param name="file">The content.</param>
    public string FileName(AssessmentFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var edition = file.Caption.Edition is { } number ? $", редакция {number.ToString(CultureInfo.InvariantCulture)}" : "";
        return $"Самообследование {file.Table.Query.Year.ToString(CultureInfo.InvariantCulture)}, {file.Table.Query.Set.Name}{edition}.{Name}";
    }
}
