-- title: Отбор результата слушателя по тому, что его решило, по виду результата, профстандарту и слушателю
-- Keys of mart_outcome. A text is compared behind a sign, so that an empty one can be chosen too. Age is of full years at
-- 1 January of the year when the group started; -1 is not known.
SELECT fact.group_key, fact.module_key, fact.competency_key, fact.learner_key
FROM mart_outcome AS fact
INNER JOIN dim_group AS study ON study.group_key = fact.group_key
INNER JOIN dim_learner AS trait ON trait.learner_key = fact.learner_key
INNER JOIN dim_programme AS whole ON whole.programme_key = study.programme_key
LEFT JOIN dim_programme_competency AS aim
    ON aim.programme_key = study.programme_key AND aim.competency_key = fact.competency_key
WHERE (@decided_module IS NULL OR fact.decided_module_key = @decided_module)
    AND (@decided_control IS NULL OR fact.decided_control_key = @decided_control)
    AND (@decided_teacher IS NULL OR fact.decided_teacher_key = @decided_teacher)
    AND (@kind IS NULL OR concat('=', aim.result_kind) = @kind)
    AND (@standard IS NULL OR concat('=', coalesce(aim.professional_standard, whole.professional_standard)) = @standard)
    AND (@general IS NULL
        OR concat('=', iif(aim.general_function IS NULL, NULL, concat_ws(' ', coalesce(aim.professional_standard, whole.professional_standard), aim.general_function))) = @general)
    AND (@labour IS NULL
        OR concat('=', iif(aim.labour_function IS NULL, NULL, concat_ws(' ', coalesce(aim.professional_standard, whole.professional_standard), aim.labour_function))) = @labour)
    AND (@sex IS NULL OR concat('=', trait.sex) = @sex)
    AND (@education IS NULL OR concat('=', trait.education_level) = @education)
    AND (@employment IS NULL OR concat('=', trait.employment_category) = @employment)
    AND (@age_from IS NULL OR coalesce(study.starts_on / 10000 - trait.birth_cohort - 1, -1) BETWEEN @age_from AND @age_to)
    AND (@with_goal IS NULL OR EXISTS (
        SELECT 1
        FROM mart_outcome_group AS target
        WHERE target.group_key = fact.group_key
            AND target.module_key = fact.module_key
            AND target.competency_key = fact.competency_key
            AND target.planned_learners IS NOT NULL))
