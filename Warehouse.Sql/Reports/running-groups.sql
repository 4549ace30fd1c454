-- title: Группы, которые идут сейчас
-- grain: группа
-- menu: Качество
-- order: 42
-- parameters: to, today, organisation, programme, group
-- link: group_code | /plan?by=competency&group={group_key}
-- column: group_key | Ключ | key
-- column: programme_key | Ключ программы | key
-- column: group_code | Группа | text
-- column: programme | Программа | text
-- column: curator | Куратор | text
-- column: starts_on | Начало | date
-- column: ends_on | Окончание | date
-- column: days_left | Осталось, дней | count
-- column: learners | Слушателей | count
-- column: state | Состояние | text
-- column: results_n | Результатов с целью | count
-- column: reached | Достигнуто результатов, % | share
-- column: target | Цель, % слушателей | share
-- column: deviation | К цели, п. п. | deviation
-- column: by_grades | По оценкам | text
-- column: by_passes | По зачётам | text
-- column: attendance | Посещаемость, % | share
-- column: grades_n | Оценок | count
-- column: weakest_key | Ключ слабейшего результата | key
-- column: weakest | Дальше всех от цели | text
-- column: is_behind | Отстаёт | key
-- column: has_target | Есть цель | key
-- column: weakest_reached | Слабейший: достигнуто | key
-- column: weakest_target | Слабейший: цель | key
-- Groups that had begun and had not ended on the period's last day, or today: those behind first, then by days left and by the deviation. Figures are of the whole
-- course up to that day, results as they stand today. Learners are those at work on that day.
WITH moment AS (
    SELECT iif(@to > @today, @today, @to) AS day_key
),
study AS (
    SELECT member.group_key, member.group_code, member.programme_key, member.curator_key, member.starts_on, member.ends_on, moment.day_key
    FROM dim_group AS member
    CROSS JOIN moment
    WHERE member.starts_on <= moment.day_key
        AND coalesce(member.ends_on, 99991231) >= moment.day_key
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
weakest AS (
    -- The competency that most results are missing of, against its own цель.
    SELECT
        study.group_key, mart.competency_key,
        (mart.reached_n * 1000000 + mart.planned_n / 2) / nullif(mart.planned_n, 0) AS reached, mart.planned_learners AS target,
        row_number() OVER (
            PARTITION BY study.group_key
            ORDER BY CAST(mart.planned_learners AS bigint) * mart.planned_n - CAST(mart.reached_n AS bigint) * 1000000 DESC, mart.competency_key) AS place
    FROM study
    INNER JOIN mart_outcome_group AS mart ON mart.group_key = study.group_key
    WHERE mart.competency_key <> 0 AND mart.planned_n > 0 AND mart.reached_n * 1000000 < mart.planned_learners * mart.planned_n
),
present AS (
    SELECT study.group_key, sum(mart.started_n - mart.completed_n - mart.left_n) AS learners
    FROM study
    INNER JOIN mart_enrolment_day AS mart ON mart.group_key = study.group_key AND mart.date_key <= study.day_key
    GROUP BY study.group_key
),
attendance AS (
    SELECT group_key, sum(CAST(attended AS bigint)) AS attended, sum(CAST(scheduled AS bigint)) AS scheduled
    FROM (
        SELECT study.group_key, mart.attended, mart.scheduled
        FROM study
        INNER JOIN mart_attendance_day AS mart ON mart.group_key = study.group_key AND mart.date_key <= study.day_key
        UNION ALL
        SELECT study.group_key, -mart.outside_attended, -mart.outside_scheduled
        FROM study
        INNER JOIN mart_attendance_left_out AS mart ON mart.group_key = study.group_key AND mart.date_key <= study.day_key
    ) AS part
    GROUP BY group_key
),
goal AS (
    -- Groups with a цель for a competency, their own or their programme's.
    SELECT study.group_key
    FROM study
    WHERE EXISTS (
        SELECT 1
        FROM fact_plan AS plan_row
        WHERE plan_row.programme_key = study.programme_key AND plan_row.group_key IN (0, study.group_key)
            AND plan_row.competency_key <> 0 AND plan_row.planned_learners IS NOT NULL)
),
grade AS (
    SELECT study.group_key, sum(mart.n5 + mart.n4 + mart.n3 + mart.n2 + mart.n_pass + mart.n_fail + mart.n_na) AS grades_n
    FROM study
    INNER JOIN mart_grade_day AS mart ON mart.group_key = study.group_key AND mart.date_key <= study.day_key
    GROUP BY study.group_key
)
SELECT
    study.group_key,
    study.programme_key,
    study.group_code,
    coalesce(programme.name, programme.programme_code) AS programme,
    nullif(trim(concat(teacher.last_name, ' ', teacher.first_name, ' ', teacher.middle_name)), '') AS curator,
    study.starts_on,
    study.ends_on,
    iif(study.ends_on IS NULL, NULL, (
        SELECT count(*) FROM dim_date AS day WHERE day.date_key > study.day_key AND day.date_key <= study.ends_on)) AS days_left,
    coalesce(present.learners, 0) AS learners,
    CASE
        WHEN result.is_behind = 1 THEN 'отстаёт'
        WHEN result.is_behind = 0 THEN 'идёт по цели'
        WHEN goal.group_key IS NOT NULL THEN 'результатов ещё нет'
        ELSE 'цели нет'
    END AS state,
    coalesce(result.results_n, 0) AS results_n,
    result.reached,
    result.target,
    result.reached - result.target AS deviation,
    result.by_grades,
    result.by_passes,
    iif(attendance.scheduled > 0, (attendance.attended * 1000000 + attendance.scheduled / 2) / attendance.scheduled, NULL) AS attendance,
    coalesce(grade.grades_n, 0) AS grades_n,
    weakest.competency_key AS weakest_key,
    nullif(trim(concat(competency.competency_code, ' ', named.name)), '') AS weakest,
    coalesce(result.is_behind, 0) AS is_behind,
    iif(result.is_behind IS NULL AND goal.group_key IS NULL, 0, 1) AS has_target,
    weakest.reached AS weakest_reached,
    weakest.target AS weakest_target
FROM study
INNER JOIN dim_programme AS programme ON programme.programme_key = study.programme_key
LEFT JOIN dim_teacher AS teacher ON teacher.teacher_key = study.curator_key AND study.curator_key <> 0
LEFT JOIN result ON result.group_key = study.group_key
LEFT JOIN weakest ON weakest.group_key = study.group_key AND weakest.place = 1
LEFT JOIN dim_competency AS competency ON competency.competency_key = weakest.competency_key
LEFT JOIN dim_programme_competency AS named
    ON named.programme_key = study.programme_key AND named.competency_key = weakest.competency_key
LEFT JOIN goal ON goal.group_key = study.group_key
LEFT JOIN present ON present.group_key = study.group_key
LEFT JOIN attendance ON attendance.group_key = study.group_key
LEFT JOIN grade ON grade.group_key = study.group_key
ORDER BY
    coalesce(result.is_behind, 0) DESC, coalesce(study.ends_on, 99991231), iif(result.target IS NULL, 1, 0),
    result.reached - result.target, study.group_code;
