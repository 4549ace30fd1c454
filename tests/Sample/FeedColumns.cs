namespace Sample;

/// <summary>Columns of every feed in the order in which the generator gives its cells.</summary>
internal static class FeedColumns
{
    private static readonly Dictionary<string, string[]> Columns = new(StringComparer.Ordinal)
    {
        ["programmes"] = Split("programme_code name kind hours professional_standard priority_area accredited_from accredited_to "
            + "approved_on delivery economic_activity network e_learning new_qualification modular_choice requires_higher judged_by valid_from"),
        ["modules"] = Split("programme_code module_code name parent_module_code hours control_form"),
        ["competencies"] = Split("programme_code competency_code name result_kind professional_standard general_function labour_function"),
        ["module_competencies"] = Split("programme_code module_code competency_code weight"),
        ["plan"] = Split("programme_code group_code competency_code module_code planned_share planned_learners valid_from"),
        ["teachers"] = Split("teacher_code last_name first_name middle_name birth_date degree title category staff hired_on "
            + "left_on trained_on"),
        ["groups"] = Split("group_code programme_code starts_on ends_on form funding curator_code"),
        ["learners"] = Split("learner_code last_name first_name middle_name birth_date sex snils citizenship education_level "
            + "employment_category employer employer_activity region email consent_processing_on consent_publication_on valid_from"),
        ["enrolments"] = Split("learner_code group_code enrolled_on enrolment_order started_on completed_on left_on leaving_order "
            + "outcome referral dormitory"),
        ["grades"] = Split("learner_code group_code module_code control graded_on grade scale attempt competency_code teacher_code "
            + "grade_words corrected_on corrected_by correction_reason"),
        ["attendance"] = Split("learner_code group_code module_code lesson_on lesson_no mark hours hours_scheduled teacher_code"),
        ["awards"] = Split("learner_code award_kind awarded_on order_no order_on ground level title group_code publication_consent"),
        ["documents"] = Split("document_kind registration_no issued_on learner_code group_code blank_series blank_no delivery "
            + "sent_on receipt_no status original_registration_no"),
        ["carriers"] = Split("carrier_kind unit_no year group_code title medium derivative_of place closed_on sheets"),
        ["targets"] = Split("measure programme_code group_code target valid_from corrected_on corrected_by correction_reason"),
        ["removals-grades"] = Split("feed learner_code group_code module_code control graded_on attempt competency_code "
            + "removed_by reason"),
        ["removals-attendance"] = Split("feed learner_code group_code module_code lesson_on lesson_no removed_by reason"),
    };

    /// <summary>Columns of a feed; a removal's key columns are those of the feed that it removes from.</summary>
    public static string[] Of(string feed) => Columns[feed];

    private static string[] Split(string names) => names.Split(' ');
}
