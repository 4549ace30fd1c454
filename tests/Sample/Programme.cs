namespace Sample;

/// <summary>A programme with its curriculum.</summary>
internal sealed record Programme(
    int Index,
    string Code,
    string Kind,
    string Name,
    int Hours,
    double Easiness,
    bool Remote,
    IReadOnlyList<Module> Modules,
    IReadOnlyList<Competency> Competencies,
    IReadOnlyList<ModuleWeight> Weights)
{
    /// <summary>Children's programmes take learners of their own.</summary>
    public bool ForChildren => Kind is ProgrammeCatalogue.General or ProgrammeCatalogue.Preprofessional;

    public string Short => Kind switch
    {
        ProgrammeCatalogue.Qualification => "ПК",
        ProgrammeCatalogue.Retraining => "ПП",
        ProgrammeCatalogue.General => "ОР",
        ProgrammeCatalogue.Preprofessional => "ПР",
        _ => "ПО",
    };
}

/// <summary>A module; lessons are those of two hours that the sample's journals record.</summary>
internal sealed record Module(
    string Code,
    string Name,
    string? ParentCode,
    int Hours,
    string ControlForm,
    string Scale,
    string FinalControl,
    string? WorkControl,
    int Lessons);

/// <summary>A planned result.</summary>
internal sealed record Competency(string Code, string Name, string ResultKind);

/// <summary>How much a module's result says of a competency.</summary>
internal sealed record ModuleWeight(string ModuleCode, string CompetencyCode, decimal Weight);
