-- title: Ранние предупреждения
-- grain: слушатель или группа × причина
-- menu: Качество
-- order: 41
-- parameters: to, today, organisation, programme, group, sees_persons
-- link: learner_code | /learners/{learner_key}
-- link: group_code | /quality?group={group_key}&by=module
-- column: reason_no | Номер причины | key
-- column: learner_key | Ключ слушателя | key
-- column: group_key | Ключ группы | key
-- column: group_code | Группа | text
-- column: learner_code | Код слушателя | text
-- column: learner | Слушатель | text
-- column: programme | Программа | text
-- column: reason | Причина | text
-- column: detail | Подробно | text
-- As things stood on the period's last day, or stand today: groups at work and those in them; without a final result, groups that
-- ended within the year. Conditions and thresholds are in Parts/warnings: a copy in data/sql/Parts changes them for every page.
WITH
{> Parts/warnings}
SELECT
    warning.reason_no,
    warning.learner_key,
    warning.group_key,
    member.group_code,
    learner.learner_code,
    iif(@sees_persons = 1, nullif(trim(concat(person.last_name, ' ', person.first_name, ' ', person.middle_name)), ''), NULL) AS learner,
    coalesce(programme.name, programme.programme_code) AS programme,
    warning.reason,
    concat(
        iif(warning.share IS NULL, '', concat(
            (warning.share + 500) / 10000, ',', (warning.share + 500) / 1000 % 10,
            CASE warning.reason_no WHEN 3 THEN ' % в этом месяце, ' WHEN 5 THEN ' % при цели ' WHEN 10 THEN ' % в последнем месяце, ' ELSE ' % при пороге ' END,
            (warning.threshold + 500) / 10000, ',', (warning.threshold + 500) / 1000 % 10, iif(warning.reason_no IN (3, 10), ' % раньше', ' %'))),
        CASE warning.reason_no WHEN 4 THEN concat(', не сдано ', warning.cases) WHEN 6 THEN concat('несданных ', warning.cases) ELSE '' END,
        iif(result.by_grades IS NULL, '', concat(', по оценкам ', result.by_grades)),
        iif(result.by_passes IS NULL, '', concat(', по зачётам ', result.by_passes))) AS detail
FROM warning
INNER JOIN dim_group AS member ON member.group_key = warning.group_key
INNER JOIN dim_programme AS programme ON programme.programme_key = member.programme_key
LEFT JOIN dim_learner AS learner ON learner.learner_key = warning.learner_key
LEFT JOIN learner_person AS person ON person.learner_key = warning.learner_key
LEFT JOIN result ON warning.reason_no = 5 AND result.group_key = warning.group_key
ORDER BY warning.reason_no, warning.share, warning.cases DESC, member.group_code, learner.learner_code;
