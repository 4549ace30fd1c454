-- title: Цели
-- grain: цель показателя и её прежнее значение
-- parameters: today, organisation, programme, group
-- roles: administrator, director, analyst, curator
-- menu: Результаты и план
-- page: /targets
-- order: 35
-- link: target | /trace/target/{org_key}/{programme_key}/{group_key}/{valid_from}?no={measure}
-- link: file_name | /loads/{load_file_key}
-- column: measure | Код показателя | key
-- column: org_key | Ключ организации | key
-- column: programme_key | Ключ программы | key
-- column: group_key | Ключ группы | key
-- column: load_file_key | Ключ файла | key
-- column: standing | Код состояния | key
-- column: title | Показатель | text
-- column: organisation | Организация | text
-- column: programme | Программа | text
-- column: group_code | Группа | text
-- column: target | Цель, % | share
-- column: valid_from | Действует с | date
-- column: state | Состояние | text
-- column: set_by | Кто задал | text
-- column: set_on | Когда | moment
-- column: reason | Причина | text
-- column: file_name | Файл | text
-- column: line_no | Строка | count
-- Of each unit and measure the last that is valid by today is in force; one that begins later is to come. Values that another row replaced or took back
-- stand below. A target that bears on a group of the choice is shown with it: that of its programme and of its organisation.
WITH version AS (
    SELECT measure, org_key, programme_key, group_key, valid_from, target_share, corrected_on, corrected_by, correction_reason, load_file_key, line_no,
        iif(valid_from > @today, 1, 0) AS is_to_come, 0 AS is_revision, 0 AS is_removed
    FROM fact_target
    UNION ALL
    SELECT measure, org_key, programme_key, group_key, valid_from, target_share, corrected_on, corrected_by, correction_reason, load_file_key, line_no,
        0, 1, is_removed
    FROM fact_target_revision
    WHERE load_file_key NOT IN (SELECT withdrawn_file_key FROM withdrawal)
),
ranked AS (
    SELECT
        version.*,
        row_number() OVER (
            PARTITION BY measure, org_key, programme_key, group_key, is_to_come, is_revision ORDER BY valid_from DESC) AS place
    FROM version
)
SELECT
    goal.measure,
    goal.org_key,
    goal.programme_key,
    goal.group_key,
    goal.load_file_key,
    CASE
        WHEN goal.is_revision = 1 THEN 'earlier'
        WHEN goal.is_to_come = 1 THEN 'to_come'
        WHEN goal.place = 1 THEN 'in_force'
        ELSE 'past'
    END AS standing,
    kind.title,
    coalesce(organisation.name, organisation.org_code) AS organisation,
    iif(goal.programme_key = 0, NULL, coalesce(programme.name, programme.programme_code)) AS programme,
    nullif(study.group_code, '') AS group_code,
    goal.target_share AS target,
    nullif(goal.valid_from, 0) AS valid_from,
    CASE
        WHEN goal.is_removed = 1 THEN 'снята'
        WHEN goal.is_revision = 1 THEN 'исправлена'
        WHEN goal.is_to_come = 1 THEN 'начнётся'
        WHEN goal.place = 1 THEN 'действует'
        ELSE 'действовала раньше'
    END AS state,
    goal.corrected_by AS set_by,
    coalesce(goal.corrected_on, source.finished_at) AS set_on,
    goal.correction_reason AS reason,
    source.name AS file_name,
    goal.line_no
FROM ranked AS goal
INNER JOIN (
{> Parts/target-measures}
) AS kind ON kind.measure = goal.measure
INNER JOIN dim_organisation AS organisation ON organisation.org_key = goal.org_key
LEFT JOIN dim_programme AS programme ON programme.programme_key = goal.programme_key
LEFT JOIN dim_group AS study ON study.group_key = goal.group_key
LEFT JOIN dim_load_file AS source ON source.load_file_key = goal.load_file_key
WHERE (@organisation IS NULL OR goal.org_key = @organisation)
    AND (@programme IS NULL OR goal.programme_key = @programme OR goal.group_key <> 0 AND study.programme_key = @programme
        OR goal.programme_key = 0 AND goal.group_key = 0)
    AND (@group IS NULL OR goal.group_key = @group
        OR goal.group_key = 0 AND goal.programme_key IN (
            SELECT 0
            UNION ALL
            SELECT chosen.programme_key
            FROM dim_group AS chosen
            WHERE chosen.group_key = @group
                AND (@scope_organisation IS NULL OR chosen.org_key = @scope_organisation)
                AND (@scope_groups IS NULL OR chosen.group_key IN ({> Parts/scope-groups}))
                AND (@scope_learner IS NULL OR EXISTS (
                    SELECT 1 FROM fact_enrolment AS mine WHERE mine.group_key = chosen.group_key AND mine.learner_key = @scope_learner))))
    AND (@scope_organisation IS NULL OR goal.org_key = @scope_organisation)
    AND (@scope_groups IS NULL OR EXISTS (
        SELECT 1 FROM dim_group AS own WHERE own.org_key = goal.org_key AND own.group_key IN ({> Parts/scope-groups})
            AND goal.group_key IN (0, own.group_key) AND goal.programme_key IN (0, own.programme_key)))
    AND (@scope_learner IS NULL OR EXISTS (
        SELECT 1 FROM fact_enrolment AS enrolment
        INNER JOIN dim_group AS own ON own.group_key = enrolment.group_key
        WHERE enrolment.learner_key = @scope_learner AND own.org_key = goal.org_key
            AND goal.group_key IN (0, own.group_key) AND goal.programme_key IN (0, own.programme_key)))
ORDER BY
    kind.measure_no, organisation, goal.org_key, iif(goal.group_key = 0, 0, 1), programme, goal.programme_key, group_code, goal.group_key,
    CASE WHEN goal.is_revision = 1 THEN 3 WHEN goal.is_to_come = 1 THEN 1 WHEN goal.place = 1 THEN 0 ELSE 2 END,
    goal.valid_from DESC, coalesce(goal.corrected_on, '') DESC, goal.load_file_key DESC, goal.line_no DESC;
