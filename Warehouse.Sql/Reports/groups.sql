-- title: Группы
-- grain: группа
-- menu: Слушатели
-- page: /groups
-- order: 21
-- roles: director, analyst, curator, archive, data_officer
-- parameters: from, to, today, organisation, programme, group, state
-- link: group_code | /groups/{group_key}
-- column: group_key | Ключ | key
-- column: programme_key | Ключ программы | key
-- column: is_behind | Отстаёт | key
-- column: group_code | Группа | text
-- column: programme | Программа | text
-- column: curator | Куратор | text
-- column: state | Состояние | text
-- column: starts_on | Начало | date
-- column: ends_on | Окончание | date
-- column: days_left | Осталось, дней | count
-- column: learners_n | Приступили | count
-- column: completed_n | Завершили | count
-- column: left_n | Отчислены | count
-- column: results_n | Результатов с целью | count
-- column: reached | Достигнуто результатов, % | share
-- column: target | Цель, % слушателей | share
-- column: deviation | К цели, п. п. | deviation
-- column: by_grades | По оценкам | text
-- column: by_passes | По зачётам | text
-- column: attended | Посещено, ч | hours
-- column: scheduled | По расписанию, ч | hours
-- column: attendance | Посещаемость, % | share
-- column: documents_n | Документов | count
-- Groups that were at work in the period; figures are of the whole course up to today. state: running, ended, ahead (not begun), behind (less is reached than the цель).
-- Hours are counted as in rows-attendance, documents without certificates of study and duplicates.
WITH study AS (
    SELECT member.group_key, member.group_code, member.programme_key, member.curator_key, member.starts_on, member.ends_on
    FROM dim_group AS member
    WHERE member.group_key <> 0
        AND (member.starts_on IS NULL OR member.starts_on <= @to)
        AND (member.ends_on IS NULL OR member.ends_on >= @from)
        AND (@organisation IS NULL OR member.org_key = @organisation)
        AND (@programme IS NULL OR member.programme_key = @programme)
        AND (@group IS NULL OR member.group_key = @group)
        AND (@scope_organisation IS NULL OR member.org_key = @scope_organisation)
        AND (@scope_groups IS NULL OR member.group_key IN ({> Parts/scope-groups}))
        AND @scope_learner IS NULL
),
result AS (
{> Parts/group-results}
),
movement AS (
    SELECT study.group_key, sum(mart.started_n) AS started_n, sum(mart.completed_n) AS completed_n, sum(mart.left_n) AS left_n
    FROM study
    INNER JOIN mart_enrolment_day AS mart ON mart.group_key = study.group_key AND mart.date_key <= @today
    GROUP BY study.group_key
),
lesson AS (
    SELECT group_key, sum(attended) AS attended, sum(scheduled) AS scheduled
    FROM (
        SELECT study.group_key, CAST(mart.attended AS bigint) AS attended, CAST(mart.scheduled AS bigint) AS scheduled
        FROM study
        INNER JOIN mart_attendance_day AS mart ON mart.group_key = study.group_key
        UNION ALL
        SELECT study.group_key, -CAST(mart.outside_attended AS bigint), -CAST(mart.outside_scheduled AS bigint)
        FROM study
        INNER JOIN mart_attendance_left_out AS mart ON mart.group_key = study.group_key
    ) AS part
    GROUP BY group_key
),
paper AS (
    SELECT document.group_key, sum(document.is_issued) AS documents_n
    FROM (
{> Parts/document-standing}
    ) AS document
    INNER JOIN study ON study.group_key = document.group_key
    GROUP BY document.group_key
),
shown AS (
    SELECT
        study.*,
        CASE WHEN study.starts_on > @today THEN 'ahead' WHEN study.ends_on < @today THEN 'ended' ELSE 'running' END AS course,
        coalesce(result.is_behind, 0) AS is_behind, result.results_n, result.reached, result.target, result.by_grades, result.by_passes,
        movement.started_n, movement.completed_n, movement.left_n, lesson.attended, lesson.scheduled, paper.documents_n
    FROM study
    LEFT JOIN result ON result.group_key = study.group_key
    LEFT JOIN movement ON movement.group_key = study.group_key
    LEFT JOIN lesson ON lesson.group_key = study.group_key
    LEFT JOIN paper ON paper.group_key = study.group_key
)
SELECT
    shown.group_key,
    shown.programme_key,
    shown.is_behind,
    shown.group_code,
    coalesce(programme.name, programme.programme_code) AS programme,
    nullif(trim(concat(curator.last_name, ' ', curator.first_name, ' ', curator.middle_name)), '') AS curator,
    concat(
        CASE shown.course WHEN 'ahead' THEN 'ещё не начата' WHEN 'ended' THEN 'закончена' ELSE 'идёт' END,
        iif(shown.is_behind = 1, ', отстаёт', '')) AS state,
    shown.starts_on,
    shown.ends_on,
    iif(shown.ends_on IS NULL, NULL, (
        SELECT count(*) FROM dim_date AS day WHERE day.date_key > @today AND day.date_key <= shown.ends_on)) AS days_left,
    coalesce(shown.started_n, 0) AS learners_n,
    coalesce(shown.completed_n, 0) AS completed_n,
    coalesce(shown.left_n, 0) AS left_n,
    coalesce(shown.results_n, 0) AS results_n,
    shown.reached,
    shown.target,
    shown.reached - shown.target AS deviation,
    shown.by_grades,
    shown.by_passes,
    shown.attended,
    shown.scheduled,
    iif(shown.scheduled > 0, (shown.attended * 1000000 + shown.scheduled / 2) / nullif(shown.scheduled, 0), NULL) AS attendance,
    coalesce(shown.documents_n, 0) AS documents_n
FROM shown
INNER JOIN dim_programme AS programme ON programme.programme_key = shown.programme_key
LEFT JOIN dim_teacher AS curator ON curator.teacher_key = shown.curator_key AND shown.curator_key <> 0
WHERE @state IS NULL OR shown.course = @state OR (@state = 'behind' AND shown.is_behind = 1)
ORDER BY
    CASE shown.course WHEN 'running' THEN 0 WHEN 'ahead' THEN 1 ELSE 2 END, iif(shown.course = 'running', coalesce(shown.ends_on, 99991231), 0),
    coalesce(shown.starts_on, 0) DESC, shown.group_code;
