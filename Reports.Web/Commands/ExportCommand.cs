using System.CommandLine;

namespace Reports.Web.Commands;

/// <summary>Writes reports of the site to files.</summary>
internal sealed class ExportCommand : Command
{
    /// <summary>Makes the command.</summary>
    /// <param name="assessment">The subcommand of the self-assessment.</param>
    public ExportCommand(AssessmentExport assessment)
        : base("export", "записать отчёт в файл") => Add(assessment);
}
