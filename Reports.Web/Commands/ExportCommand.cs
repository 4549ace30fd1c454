using System.CommandLine;

namespace Reports.Web.Commands;

/// <summary>Writes what the site shows to files: a command a report.</summary>
internal sealed class ExportCommand : Command
{
    /// <summary>Makes the command.</summary>
    /// <param name="assessment">The one report that is written so.</param>
    public ExportCommand(AssessmentExport assessment)
        : base("export", "записать отчёт в файл") => Add(assessment);
}
