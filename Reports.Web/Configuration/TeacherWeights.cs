using System.ComponentModel.DataAnnotations;

namespace Reports.Web.Configuration;

/// <summary>Weights of a teacher's result; section <c>Reports:TeacherWeights</c> of the configuration. They matter only against each other.</summary>
public sealed class TeacherWeights : IValidatableObject
{
    /// <summary>Of the result, adjusted for what the same learners reached with other teachers.</summary>
    [Range(0, 1000, ErrorMessage = "Reports:TeacherWeights:Result: от 0 до 1000.")]
    public int Result { get; set; } = 40;

    /// <summary>Of the part of fives and fours.</summary>
    [Range(0, 1000, ErrorMessage = "Reports:TeacherWeights:Quality: от 0 до 1000.")]
    public int Quality { get; set; } = 20;

    /// <summary>Of the part of first attempts that were passed.</summary>
    [Range(0, 1000, ErrorMessage = "Reports:TeacherWeights:First: от 0 до 1000.")]
    public int First { get; set; } = 20;

    /// <summary>Of attendance.</summary>
    [Range(0, 1000, ErrorMessage = "Reports:TeacherWeights:Attendance: от 0 до 1000.")]
    public int Attendance { get; set; } = 20;

    /// <summary>Grades with a share below which a teacher has no place.</summary>
    [Range(1, 100000, ErrorMessage = "Reports:TeacherWeights:Minimum: от 1 до 100000.")]
    public int Minimum { get; set; } = 20;

    /// <summary>Values for the parameters of statements that ask for them.</summary>
    public IReadOnlyDictionary<string, int> Parameters => new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["weight_result"] = Result,
        ["weight_quality"] = Quality,
        ["weight_first"] = First,
        ["weight_attendance"] = Attendance,
        ["minimum_results"] = Minimum,
    };

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Result + Quality + First + Attendance == 0)
        {
            yield return new ValidationResult("Reports:TeacherWeights: хотя бы один вес больше нуля.");
        }
    }
}
