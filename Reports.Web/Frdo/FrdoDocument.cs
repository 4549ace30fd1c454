namespace Reports.Web.Frdo;

/// <summary>A row of <c>frdo-documents</c>: days are keys, <c>yyyymmdd</c>.</summary>
/// <param name="OriginalNo">Registration number of the document that this one is a duplicate of.</param>
/// <param name="BeganOn">The learner's own first day, or the group's.</param>
/// <param name="EndedOn">The learner's own last day, or the group's.</param>
/// <param name="IsEnrolled">1 where the learner is enrolled in the group.</param>
/// <param name="OriginalKind">Of the original, where the issue book has it.</param>
public sealed record FrdoDocument(
    string? LearnerCode,
    string? GroupCode,
    string? DocumentKind,
    string? Status,
    string? BlankSeries,
    string? BlankNo,
    long? IssuedOn,
    string? RegistrationNo,
    string? OriginalNo,
    string? ProgrammeKind,
    string? Programme,
    long? Hours,
    string? Form,
    string? Funding,
    long? BeganOn,
    long? EndedOn,
    long? IsEnrolled,
    string? LastName,
    string? FirstName,
    string? MiddleName,
    long? BirthDate,
    string? Sex,
    string? Snils,
    string? Citizenship,
    string? EducationLevel,
    string? OriginalKind,
    string? OriginalSeries,
    string? OriginalBlankNo,
    long? OriginalIssuedOn)
{
    /// <summary>Whether the programme is of additional professional education, as the template is.</summary>
    public bool IsOfTemplate => ProgrammeKind is "qualification" or "retraining";

    /// <summary>Whether it is a duplicate.</summary>
    public bool IsDuplicate => !string.IsNullOrEmpty(OriginalNo) || FrdoWords.Has(DocumentKind, "дубликат") || FrdoWords.Has(Status, "дубликат");
}
