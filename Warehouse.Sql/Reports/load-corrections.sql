-- title: Последние исправления
-- grain: исправление оценки
-- parameters: sees_persons
-- roles: director, analyst, curator, data_officer
-- column: group_key | Ключ | key
-- column: learner_key | Ключ | key
-- column: module_key | Ключ | key
-- column: control_key | Ключ | key
-- column: competency_key | Ключ | key
-- column: attempt | Попытка | key
-- column: learner | Слушатель | text
-- column: learner_code | Код слушателя | text
-- column: group_code | Группа | text
-- column: corrected_on | Когда | moment
-- column: corrected_by | Кто | text
-- column: was | Было | text
-- column: became | Стало | text
-- column: reason | Причина | text
-- From the few revisions to facts by key, never over all facts.
SELECT group_key, learner_key, module_key, control_key, competency_key, attempt, learner, learner_code, group_code, corrected_on, corrected_by, was, became, reason
FROM (
    SELECT
        earlier.group_key, earlier.learner_key, earlier.module_key, earlier.control_key, earlier.competency_key, earlier.attempt,
        iif(@sees_persons = 1, coalesce(nullif(trim(concat(person.last_name, ' ', person.first_name, ' ', person.middle_name)), ''), learner.learner_code), learner.learner_code) AS learner,
        learner.learner_code, study.group_code,
        iif(earlier.is_removed = 1, earlier.corrected_on, fact.corrected_on) AS corrected_on,
        iif(earlier.is_removed = 1, earlier.corrected_by, fact.corrected_by) AS corrected_by,
        iif(earlier.is_removed = 1, '', earlier.label) AS was,
        iif(earlier.is_removed = 1, 'удалена', fact.label) AS became,
        iif(earlier.is_removed = 1, earlier.correction_reason, fact.correction_reason) AS reason,
        row_number() OVER (
            ORDER BY coalesce(iif(earlier.is_removed = 1, earlier.corrected_on, fact.corrected_on), '') DESC, earlier.load_file_key DESC, earlier.line_no DESC) AS place
    FROM fact_grade_revision AS earlier
    INNER JOIN dim_learner AS learner ON learner.learner_key = earlier.learner_key
    LEFT JOIN learner_person AS person ON person.learner_key = earlier.learner_key
    INNER JOIN dim_group AS study ON study.group_key = earlier.group_key
    LEFT JOIN fact_grade AS fact
        ON fact.group_key = earlier.group_key AND fact.learner_key = earlier.learner_key AND fact.module_key = earlier.module_key
        AND fact.control_key = earlier.control_key AND fact.competency_key = earlier.competency_key AND fact.attempt = earlier.attempt
    WHERE (earlier.is_removed = 1 OR fact.group_key IS NOT NULL)
        AND NOT EXISTS (SELECT 1 FROM withdrawal AS gone WHERE gone.withdrawn_file_key = earlier.load_file_key)
        AND (@scope_organisation IS NULL OR study.org_key = @scope_organisation)
        AND (@scope_groups IS NULL OR study.group_key IN ({> Parts/scope-groups}))
        AND (@scope_learner IS NULL OR earlier.learner_key = @scope_learner)
) AS numbered
WHERE place <= 50
ORDER BY place;
