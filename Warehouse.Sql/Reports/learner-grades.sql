-- title: Оценки слушателя
-- grain: оценка
-- parameters: learner, group, from, to
-- column: group_key | Ключ группы | key
-- column: learner_key | Ключ слушателя | key
-- column: module_key | Ключ модуля | key
-- column: control_key | Ключ контроля | key
-- column: competency_key | Ключ компетенции | key
-- column: attempt | Попытка | count
-- column: control_code | Код контроля | key
-- column: module | Модуль | text
-- column: hours | Часы модуля | count
-- column: date_key | Дата | date
-- column: control | Контроль | text
-- column: label | Отметка | text
-- column: share | Доля от максимума, % | share
-- column: teacher | Преподаватель | text
-- column: group_code | Группа | text
-- column: is_corrected | Исправлена | count
-- column: counts | Считается | key
-- Of attempts the last counts, as in rows-grades.
SELECT
    fact.group_key,
    fact.learner_key,
    fact.module_key,
    fact.control_key,
    fact.competency_key,
    fact.attempt,
    control.control_code,
    coalesce(named.name, module.module_code) AS module,
    named.hours,
    fact.date_key,
    control.name AS control,
    fact.label,
    fact.share,
    nullif(trim(concat(teacher.last_name, ' ', teacher.first_name, ' ', teacher.middle_name)), '') AS teacher,
    study.group_code,
    iif(EXISTS (
        SELECT 1 FROM fact_grade_revision AS earlier
        WHERE earlier.group_key = fact.group_key AND earlier.learner_key = fact.learner_key AND earlier.module_key = fact.module_key
            AND earlier.control_key = fact.control_key AND earlier.competency_key = fact.competency_key
            AND earlier.attempt = fact.attempt
            AND NOT EXISTS (SELECT 1 FROM withdrawal AS gone WHERE gone.withdrawn_file_key = earlier.load_file_key)), 1, 0) AS is_corrected,
    coalesce(chain.is_last, 1) AS counts
FROM (SELECT DISTINCT group_key FROM mart_learner_month WHERE learner_key = @learner) AS own
INNER JOIN dim_group AS study ON study.group_key = own.group_key
INNER JOIN fact_grade AS fact ON fact.group_key = study.group_key AND fact.learner_key = @learner
LEFT JOIN mart_attempt AS chain
    ON chain.group_key = fact.group_key
    AND chain.learner_key = fact.learner_key
    AND chain.module_key = fact.module_key
    AND chain.control_key = fact.control_key
    AND chain.competency_key = fact.competency_key
    AND chain.attempt = fact.attempt
INNER JOIN dim_control AS control ON control.control_key = fact.control_key
INNER JOIN dim_module AS module ON module.module_key = fact.module_key
LEFT JOIN dim_programme_module AS named ON named.programme_key = study.programme_key AND named.module_key = fact.module_key
LEFT JOIN dim_teacher AS teacher ON teacher.teacher_key = fact.teacher_key
WHERE fact.date_key BETWEEN @from AND @to
    AND (@group IS NULL OR fact.group_key = @group)
    AND (@scope_organisation IS NULL OR fact.org_key = @scope_organisation)
    AND (@scope_groups IS NULL OR study.group_key IN ({> Parts/scope-groups}))
    AND (@scope_learner IS NULL OR fact.learner_key = @scope_learner)
ORDER BY fact.date_key, fact.control_key, module, fact.attempt;
