-- title: Ранние предупреждения
-- grain: слушатель или группа × причина
-- menu: Качество
-- order: 41
-- parameters: to, today, organisation, programme, group
-- link: learner_code | /learners/{learner_key}
-- link: group_code | /quality?group={group_key}&by=module
-- column: reason_no | Номер причины | key
-- column: learner_key | Ключ слушателя | key
-- column: group_key | Ключ группы | key
-- column: group_code | Группа | text
-- column: learner_code | Код слушателя | text
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
    coalesce(programme.name, programme.programme_code) AS programme,
    warning.reason,
    concat(
        iif(warning.share IS NULL, '', concat(
            (warning.share + 500) / 10000, ',', (warning.share + 500) / 1000 % 10, ' % при пороге ',
            (warning.threshold + 500) / 10000, ',', (warning.threshold + 500) / 1000 % 10, ' %')),
        iif(warning.share IS NULL OR warning.cases IS NULL, '', ', '),
        iif(warning.cases IS NULL, '', concat('случаев: ', warning.cases)),
        parts.words) AS detail
FROM warning
INNER JOIN dim_group AS member ON member.group_key = warning.group_key
INNER JOIN dim_programme AS programme ON programme.programme_key = member.programme_key
LEFT JOIN dim_learner AS learner ON learner.learner_key = warning.learner_key
LEFT JOIN (
    -- What the part of reached results is of.
    SELECT
        study.group_key,
        concat(
            iif(sum(mart.by_grade_n) > 0, concat(', по оценкам ', sum(mart.by_grade_reached_n), ' из ', sum(mart.by_grade_n)), ''),
            iif(sum(mart.by_pass_n) > 0, concat(', по зачётам ', sum(mart.by_pass_reached_n), ' из ', sum(mart.by_pass_n)), '')) AS words
    FROM study
    INNER JOIN mart_outcome_group AS mart ON mart.group_key = study.group_key
    WHERE mart.competency_key <> 0 AND mart.planned_learners IS NOT NULL AND mart.planned_n > 0
    GROUP BY study.group_key
) AS parts ON warning.reason_no = 5 AND parts.group_key = warning.group_key
ORDER BY warning.reason_no, warning.share, warning.cases DESC, member.group_code, learner.learner_code;
