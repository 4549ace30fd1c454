-- title: Дни, которых не может быть
-- grain: замечание
-- parameters: today, organisation, programme, group, sees_persons
-- link: learner_code | /learners/{learner_key}
-- link: file_name | /loads/{load_file_key}
-- column: finding | Код | key
-- column: words | Замечание | text
-- column: learner_key | Ключ | key
-- column: learner_code | Код слушателя | text
-- column: group_code | Группа | text
-- column: happened_on | День | date
-- column: load_file_key | Ключ файла | key
-- column: file_name | Файл | text
-- column: line_no | Строка | count
-- Lessons, grades and documents after today, a birth after another day of the same person. A day of birth itself is shown to nobody. Marts by day tell the
-- groups whose facts are looked at. Findings about a birth belong to the groups that the person is enrolled in: group -1.
WITH born AS (
    SELECT person.learner_key, person.birth_date, person.consent_processing_on, person.consent_publication_on, person.load_file_key, person.line_no
    FROM learner_person AS person
    WHERE person.birth_date IS NOT NULL AND @sees_persons = 1
),
found AS (
    SELECT 'lesson_in_future' AS finding, fact.group_key, fact.learner_key, fact.date_key AS happened_on, fact.load_file_key, fact.line_no
    FROM (
        SELECT group_key FROM mart_attendance_day WHERE date_key > @today
        UNION
        SELECT group_key FROM mart_attendance_left_out WHERE date_key > @today
    ) AS ahead
    CROSS JOIN fact_attendance AS fact
    WHERE fact.group_key = ahead.group_key AND fact.date_key > @today

    UNION ALL

    SELECT 'grade_in_future', fact.group_key, fact.learner_key, fact.date_key, fact.load_file_key, fact.line_no
    FROM (
        SELECT group_key FROM mart_grade_day WHERE date_key > @today
        UNION
        SELECT group_key FROM mart_attempt_day WHERE date_key > @today
    ) AS ahead
    CROSS JOIN fact_grade AS fact
    WHERE fact.group_key = ahead.group_key AND fact.date_key > @today

    UNION ALL

    SELECT 'document_in_future', fact.group_key, fact.learner_key, fact.issued_date_key, fact.load_file_key, fact.line_no
    FROM fact_document AS fact
    WHERE fact.issued_date_key > @today

    UNION ALL

    SELECT 'enrolled_before_birth', enrolment.group_key, enrolment.learner_key, enrolment.enrolled_date_key, enrolment.load_file_key, enrolment.line_no
    FROM born
    INNER JOIN fact_enrolment AS enrolment ON enrolment.learner_key = born.learner_key
    WHERE enrolment.enrolled_date_key < born.birth_date

    UNION ALL

    SELECT 'birth_in_future', -1, born.learner_key, NULL, born.load_file_key, born.line_no
    FROM born
    WHERE born.birth_date > @today

    UNION ALL

    SELECT 'birth_after_day', -1, born.learner_key, NULL, born.load_file_key, born.line_no
    FROM born
    WHERE born.birth_date <= @today
        AND (born.consent_processing_on < born.birth_date
            OR born.consent_publication_on < born.birth_date
            OR EXISTS (
                SELECT 1 FROM fact_document AS issued
                WHERE issued.learner_key = born.learner_key AND issued.issued_date_key < born.birth_date)
            OR EXISTS (
                SELECT 1
                FROM mart_learner_month AS month
                INNER JOIN fact_grade AS graded ON graded.group_key = month.group_key AND graded.learner_key = month.learner_key
                WHERE month.learner_key = born.learner_key AND month.month_key <= born.birth_date / 100 AND graded.date_key < born.birth_date)
            OR EXISTS (
                SELECT 1
                FROM mart_learner_month AS month
                INNER JOIN fact_attendance AS attended
                    ON attended.group_key = month.group_key
                    AND attended.date_key BETWEEN month.month_key * 100 AND month.month_key * 100 + 31
                    AND attended.learner_key = month.learner_key
                WHERE month.learner_key = born.learner_key AND month.month_key <= born.birth_date / 100 AND attended.date_key < born.birth_date))
)
SELECT
    found.finding,
    CASE found.finding
        WHEN 'lesson_in_future' THEN 'занятие в будущем'
        WHEN 'grade_in_future' THEN 'оценка в будущем'
        WHEN 'document_in_future' THEN 'документ выдан в будущем'
        WHEN 'enrolled_before_birth' THEN 'зачисление раньше рождения'
        WHEN 'birth_in_future' THEN 'рождение в будущем'
        ELSE 'рождение позже другого дня этого человека'
    END AS words,
    learner.learner_key,
    learner.learner_code,
    study.group_code,
    found.happened_on,
    found.load_file_key,
    load_file.name AS file_name,
    found.line_no
FROM found
INNER JOIN dim_learner AS learner ON learner.learner_key = found.learner_key
LEFT JOIN dim_group AS study ON study.group_key = found.group_key AND found.group_key > 0
INNER JOIN dim_load_file AS load_file ON load_file.load_file_key = found.load_file_key
WHERE (@organisation IS NULL OR learner.org_key = @organisation)
    AND (@programme IS NULL OR study.programme_key = @programme OR (found.group_key = -1 AND EXISTS (
        SELECT 1
        FROM fact_enrolment AS own
        INNER JOIN dim_group AS owned ON owned.group_key = own.group_key
        WHERE own.learner_key = found.learner_key AND owned.programme_key = @programme)))
    AND (@group IS NULL OR found.group_key = @group OR (found.group_key = -1 AND EXISTS (
        SELECT 1 FROM fact_enrolment AS own WHERE own.learner_key = found.learner_key AND own.group_key = @group)))
    AND (@scope_organisation IS NULL OR learner.org_key = @scope_organisation)
    AND (@scope_groups IS NULL OR found.group_key IN ({> Parts/scope-groups}) OR (found.group_key = -1 AND EXISTS (
        SELECT 1 FROM fact_enrolment AS own WHERE own.learner_key = found.learner_key AND own.group_key IN ({> Parts/scope-groups}))))
    AND @scope_learner IS NULL
ORDER BY found.finding, found.happened_on DESC, learner.learner_code, study.group_code, found.line_no;
