-- title: Показатели качества
-- grain: показатель × программа, группа, модуль, преподаватель, месяц или квартал
-- menu: Качество
-- page: /quality
-- order: 40
-- parameters: from, to, today, by, measure, organisation, programme, group, teacher, module
-- column: measure | Код показателя | key
-- column: unit_key | Ключ | key
-- column: programme_key | Ключ программы | key
-- column: title | Показатель | text
-- column: unit | Разрез | text
-- column: value | Значение | number
-- column: numerator | Числитель | number
-- column: denominator | Знаменатель | number
-- column: left_out | Не вошло | count
-- column: counted_as | Что на что делится | text
-- column: by_grades | По оценкам | text
-- column: by_passes | По зачётам | text
-- column: unknown_n | Первая попытка неизвестна | count
-- column: target | Цель, % | share
-- column: deviation | Отклонение от цели, п. п. | deviation
-- What each measure is, what it is divided by and what it leaves out: docs/quality.md. A value is made of counts, so that one of a
-- programme or of all is no mean of its groups'; without a base there is no row. Retakes, retention and completion are of groups:
-- by module and teacher they are not counted, nor with one chosen; results by module are those planned for modules. A target is that of the unit's groups on the last
-- day of the period (Parts/target-in-force); that of planned results is the part of learners of their plan.
WITH bound AS (
    -- Months and quarters: of those that hold anything.
    SELECT min(first_day) AS first_day
    FROM (
        SELECT min(date_key) AS first_day FROM mart_enrolment_day
        UNION ALL SELECT min(date_key) FROM mart_grade_day
        UNION ALL SELECT min(date_key) FROM mart_attendance_day
    ) AS known
),
span AS (
    SELECT 0 AS span_key, @from AS first_day, @to AS last_day
    WHERE coalesce(@by, 'all') NOT IN ('month', 'quarter')
    UNION ALL
    SELECT day.month_key, min(day.date_key), max(day.date_key)
    FROM dim_date AS day
    CROSS JOIN bound
    WHERE @by = 'month' AND day.date_key BETWEEN @from AND @to AND day.date_key BETWEEN bound.first_day AND @today
    GROUP BY day.month_key
    UNION ALL
    SELECT day.year * 100 + day.quarter, min(day.date_key), max(day.date_key)
    FROM dim_date AS day
    CROSS JOIN bound
    WHERE @by = 'quarter' AND day.date_key BETWEEN @from AND @to AND day.date_key BETWEEN bound.first_day AND @today
    GROUP BY day.year * 100 + day.quarter
),
study AS (
    -- The groups that the filter and the viewer's scope leave; figures of groups are nobody's own record.
    SELECT
        member.group_key, member.group_code, member.programme_key, member.org_key, member.starts_on, member.ends_on,
        CASE @by WHEN 'programme' THEN member.programme_key WHEN 'group' THEN member.group_key END AS unit_key,
        iif(@by = 'module', member.programme_key, 0) AS within_key
    FROM dim_group AS member
    WHERE (@organisation IS NULL OR member.org_key = @organisation)
        AND (@programme IS NULL OR member.programme_key = @programme)
        AND (@group IS NULL OR member.group_key = @group)
        AND (@scope_organisation IS NULL OR member.org_key = @scope_organisation)
        AND (@scope_groups IS NULL OR member.group_key IN ({> Parts/scope-groups}))
        AND @scope_learner IS NULL
),
target_day AS (
    SELECT span_key AS span_no, last_day FROM span
),
target AS (
{> Parts/target-in-force}
),
grade AS (
    SELECT
        span.span_key, study.group_key,
        CASE @by WHEN 'module' THEN mart.module_key WHEN 'teacher' THEN mart.teacher_key ELSE coalesce(study.unit_key, span.span_key) END AS unit_key,
        study.within_key,
        sum(mart.n5) AS n5, sum(mart.n4) AS n4, sum(mart.n3) AS n3, sum(mart.n2) AS n2,
        sum(mart.n_pass) AS passes, sum(mart.n_fail) AS fails, sum(mart.n_na) AS absents, sum(mart.n_exempt) AS exempts,
        sum(mart.first_n) AS first_n, sum(mart.first_passed_n) AS first_passed_n,
        sum(mart.first_unknown_n) AS first_unknown_n
    FROM span
    CROSS JOIN mart_grade_day AS mart
    CROSS JOIN study
    WHERE coalesce(@measure, 'success') IN ('success', 'quality', 'mastery', 'average', 'first')
        AND mart.date_key BETWEEN span.first_day AND span.last_day
        AND mart.control_key IN (2, 3, 4)
        AND (@teacher IS NULL OR mart.teacher_key = @teacher)
        AND (@module IS NULL OR mart.module_key = @module)
        AND study.group_key = mart.group_key
    GROUP BY
        CASE @by WHEN 'module' THEN mart.module_key WHEN 'teacher' THEN mart.teacher_key ELSE coalesce(study.unit_key, span.span_key) END,
        study.within_key,
        span.span_key, study.group_key
),
attempt AS (
    SELECT
        CASE @by WHEN 'module' THEN mart.module_key WHEN 'teacher' THEN mart.teacher_key ELSE coalesce(study.unit_key, span.span_key) END AS unit_key,
        study.within_key,
        sum(mart.retakes_n) AS retakes_n,
        sum(mart.first_exempt_n) AS first_exempt_n
    FROM span
    CROSS JOIN mart_attempt_day AS mart
    CROSS JOIN study
    WHERE coalesce(@measure, 'first') IN ('first', 'retakes')
        AND mart.date_key BETWEEN span.first_day AND span.last_day
        AND mart.control_key IN (2, 3, 4)
        AND (@teacher IS NULL OR mart.teacher_key = @teacher)
        AND (@module IS NULL OR mart.module_key = @module)
        AND study.group_key = mart.group_key
    GROUP BY
        CASE @by WHEN 'module' THEN mart.module_key WHEN 'teacher' THEN mart.teacher_key ELSE coalesce(study.unit_key, span.span_key) END,
        study.within_key
),
attendance AS (
    SELECT
        span_key, group_key, unit_key, within_key,
        sum(CAST(attended AS bigint)) AS attended, sum(CAST(scheduled AS bigint)) AS scheduled, sum(left_out) AS left_out
    FROM (
        SELECT
            span.span_key, study.group_key,
            CASE @by WHEN 'module' THEN mart.module_key WHEN 'teacher' THEN mart.teacher_key ELSE coalesce(study.unit_key, span.span_key) END AS unit_key,
            study.within_key, mart.attended, mart.scheduled, 0 AS left_out
        FROM span
        CROSS JOIN mart_attendance_day AS mart
        CROSS JOIN study
        WHERE coalesce(@measure, 'attendance') = 'attendance'
            AND mart.date_key BETWEEN span.first_day AND span.last_day
            AND (@teacher IS NULL OR mart.teacher_key = @teacher)
            AND (@module IS NULL OR mart.module_key = @module)
            AND study.group_key = mart.group_key
        UNION ALL
        SELECT
            span.span_key, study.group_key,
            CASE @by WHEN 'module' THEN mart.module_key WHEN 'teacher' THEN mart.teacher_key ELSE coalesce(study.unit_key, span.span_key) END,
            study.within_key, -mart.outside_attended, -mart.outside_scheduled, mart.not_recorded_n + mart.outside_n
        FROM span
        CROSS JOIN mart_attendance_left_out AS mart
        CROSS JOIN study
        WHERE coalesce(@measure, 'attendance') = 'attendance'
            AND mart.date_key BETWEEN span.first_day AND span.last_day
            AND (@teacher IS NULL OR mart.teacher_key = @teacher)
            AND (@module IS NULL OR mart.module_key = @module)
            AND study.group_key = mart.group_key
    ) AS part
    GROUP BY span_key, group_key, unit_key, within_key
),
event AS (
    SELECT
        coalesce(study.unit_key, 0) AS unit_key, mart.date_key,
        sum(mart.started_n) AS started_n, sum(mart.completed_n + mart.left_n) AS ended_n, sum(mart.left_n) AS left_n
    FROM mart_enrolment_day AS mart
    INNER JOIN study ON study.group_key = mart.group_key
    WHERE coalesce(@measure, 'retention') IN ('retention', 'retakes')
        AND coalesce(@by, 'all') NOT IN ('module', 'teacher') AND @teacher IS NULL AND @module IS NULL
        AND mart.date_key <= @to
    GROUP BY coalesce(study.unit_key, 0), mart.date_key
),
movement AS (
    -- Who studied in the span: those there at its beginning and those who started in it.
    SELECT
        event.unit_key + span.span_key AS unit_key,
        sum(event.started_n - iif(event.date_key < span.first_day, event.ended_n, 0)) AS studied_n,
        sum(iif(event.date_key < span.first_day, 0, event.left_n)) AS left_n
    FROM span
    CROSS JOIN event
    WHERE event.date_key <= span.last_day
    GROUP BY event.unit_key + span.span_key
),
not_started AS (
    SELECT coalesce(study.unit_key, span.span_key) AS unit_key, sum(mart.not_started_n) AS not_started_n
    FROM span
    CROSS JOIN mart_cohort_day AS mart
    CROSS JOIN study
    WHERE coalesce(@measure, 'retention') = 'retention'
        AND coalesce(@by, 'all') NOT IN ('module', 'teacher') AND @teacher IS NULL AND @module IS NULL
        AND mart.date_key BETWEEN span.first_day AND span.last_day
        AND study.group_key = mart.group_key
    GROUP BY coalesce(study.unit_key, span.span_key)
),
cohort AS (
    -- All enrolments of the groups that ended in the span. Where no issue book is kept here, the order of completion decides.
    SELECT
        span_key, group_key, unit_key, sum(started_n) AS started_n, sum(not_started_n) AS not_started_n,
        sum(iif(has_book = 1, documented_n, completed_n)) AS completed_n
    FROM (
        SELECT
            span.span_key, study.group_key, coalesce(study.unit_key, span.span_key) AS unit_key,
            mart.started_n, mart.completed_n, 0 AS documented_n, 0 AS not_started_n,
            iif(EXISTS (SELECT 1 FROM dim_document AS kept WHERE kept.org_key = study.org_key), 1, 0) AS has_book
        FROM span
        INNER JOIN study ON study.ends_on BETWEEN span.first_day AND span.last_day AND study.ends_on <= @today
        INNER JOIN mart_enrolment_day AS mart ON mart.group_key = study.group_key
        WHERE coalesce(@measure, 'completion') = 'completion'
            AND coalesce(@by, 'all') NOT IN ('module', 'teacher') AND @teacher IS NULL AND @module IS NULL
        UNION ALL
        SELECT span.span_key, study.group_key, coalesce(study.unit_key, span.span_key), 0, 0, mart.documented_n, mart.not_started_n, 1
        FROM span
        INNER JOIN study ON study.ends_on BETWEEN span.first_day AND span.last_day AND study.ends_on <= @today
        INNER JOIN mart_cohort_day AS mart ON mart.group_key = study.group_key
        WHERE coalesce(@measure, 'completion') = 'completion'
            AND coalesce(@by, 'all') NOT IN ('module', 'teacher') AND @teacher IS NULL AND @module IS NULL
    ) AS part
    GROUP BY span_key, group_key, unit_key
),
outcome AS (
    SELECT
        iif(@by = 'module', mart.module_key, coalesce(study.unit_key, span.span_key)) AS unit_key,
        study.within_key,
        sum(mart.reached_n) AS reached_n, sum(mart.planned_n) AS planned_n, sum(mart.learners_n - mart.planned_n) AS unplanned_n,
        sum(mart.by_grade_reached_n) AS by_grade_reached_n, sum(mart.by_grade_n) AS by_grade_n,
        sum(CAST(mart.planned_learners AS bigint) * mart.planned_n) AS aimed, sum(iif(mart.planned_learners IS NULL, 0, mart.planned_n)) AS aimed_base
    FROM span
    INNER JOIN study ON (study.starts_on <= span.last_day OR study.starts_on IS NULL) AND (study.ends_on >= span.first_day OR study.ends_on IS NULL)
    INNER JOIN mart_outcome_group AS mart ON mart.group_key = study.group_key
    WHERE coalesce(@measure, 'attainment') = 'attainment'
        AND coalesce(@by, 'all') <> 'teacher' AND @teacher IS NULL
        AND (@module IS NULL OR mart.module_key = @module)
        AND ((@by = 'module' OR @module IS NOT NULL) AND mart.module_key <> 0
            OR coalesce(@by, 'all') <> 'module' AND @module IS NULL AND mart.competency_key <> 0)
    GROUP BY iif(@by = 'module', mart.module_key, coalesce(study.unit_key, span.span_key)), study.within_key
),
part AS (
    -- Rows of one group in one span have its target; others are of measures without one.
    SELECT 1 AS measure_no, unit_key, within_key, n5 + n4 + n3 + passes AS numerator,
        n5 + n4 + n3 + n2 + passes + fails + absents AS denominator, exempts AS left_out,
        0 AS by_grade_reached_n, 0 AS by_grade_n, 0 AS unknown_n, span_key, group_key, 0 AS aimed, 0 AS aimed_base
    FROM grade
    UNION ALL
    SELECT 2, unit_key, within_key, n5 + n4, n5 + n4 + n3 + n2 + absents, passes + fails + exempts, 0, 0, 0, span_key, group_key, 0, 0 FROM grade
    UNION ALL
    SELECT 3, unit_key, within_key, 100 * n5 + 64 * n4 + 36 * n3 + 16 * n2 + 7 * absents,
        n5 + n4 + n3 + n2 + absents, passes + fails + exempts, 0, 0, 0, 0, 0, 0, 0
    FROM grade
    UNION ALL
    SELECT 4, unit_key, within_key, 5 * n5 + 4 * n4 + 3 * n3 + 2 * n2, n5 + n4 + n3 + n2, passes + fails + absents + exempts, 0, 0, 0, 0, 0, 0, 0 FROM grade
    UNION ALL
    SELECT 5, unit_key, within_key, first_passed_n, first_n, 0, 0, 0, first_unknown_n, 0, 0, 0, 0 FROM grade
    UNION ALL
    SELECT 5, unit_key, within_key, 0, 0, first_exempt_n, 0, 0, 0, 0, 0, 0, 0 FROM attempt
    UNION ALL
    SELECT 6, attempt.unit_key, 0, attempt.retakes_n, 0, 0, 0, 0, 0, 0, 0, 0, 0
    FROM attempt
    WHERE coalesce(@by, 'all') NOT IN ('module', 'teacher') AND @teacher IS NULL AND @module IS NULL
    UNION ALL
    SELECT 6, unit_key, 0, 0, studied_n, 0, 0, 0, 0, 0, 0, 0, 0 FROM movement
    UNION ALL
    SELECT 7, unit_key, within_key, attended, scheduled, left_out, 0, 0, 0, span_key, group_key, 0, 0 FROM attendance
    UNION ALL
    SELECT 8, unit_key, 0, studied_n - left_n, studied_n, 0, 0, 0, 0, 0, 0, 0, 0 FROM movement
    UNION ALL
    SELECT 8, unit_key, 0, 0, 0, not_started_n, 0, 0, 0, 0, 0, 0, 0 FROM not_started
    UNION ALL
    SELECT 9, unit_key, 0, completed_n, started_n, not_started_n, 0, 0, 0, span_key, group_key, 0, 0 FROM cohort
    UNION ALL
    SELECT 10, unit_key, within_key, reached_n, planned_n, unplanned_n, by_grade_reached_n, by_grade_n, 0, 0, 0, aimed, aimed_base FROM outcome
),
measure AS (
    -- A value is numerator by denominator, times the factor; hours are kept in hundredths.
    -- Floats on every engine: a decimal would be cut off after its sixth digit by some.
    SELECT 1 AS measure_no, 'success' AS measure, 'Успеваемость, %' AS title, cast(100 AS FLOAT) AS factor, cast(1 AS FLOAT) AS unit_of,
        'положительные оценки из всех' AS counted_as
    UNION ALL SELECT 2, 'quality', 'Качество, %', 100.0, 1.0, 'оценки 5 и 4 из оценок с баллом'
    UNION ALL SELECT 3, 'mastery', 'СОУ, %', 1.0, 1.0, 'сумма степеней на число оценок'
    UNION ALL SELECT 4, 'average', 'Средний балл', 1.0, 1.0, 'сумма баллов на число оценок'
    UNION ALL SELECT 5, 'first', 'Сдача с первой попытки, %', 100.0, 1.0, 'сданные первые попытки из первых'
    UNION ALL SELECT 6, 'retakes', 'Пересдач на 100 слушателей', 100.0, 1.0, 'число пересдач на число слушателей'
    UNION ALL SELECT 7, 'attendance', 'Посещаемость, % часов', 100.0, 100.0, 'посещённые часы из часов по расписанию'
    UNION ALL SELECT 8, 'retention', 'Сохранность контингента, %', 100.0, 1.0, 'не отчисленные из учившихся'
    UNION ALL SELECT 9, 'completion', 'Завершаемость, %', 100.0, 1.0, 'завершившие из приступивших'
    UNION ALL SELECT 10, 'attainment', 'Достижение планируемых результатов, %', 100.0, 1.0, 'достигнутые результаты из запланированных'
),
total AS (
    SELECT part.measure_no, part.unit_key, part.within_key, sum(part.numerator) AS numerator, sum(part.denominator) AS denominator, sum(part.left_out) AS left_out,
        sum(part.by_grade_reached_n) AS by_grade_reached_n, sum(part.by_grade_n) AS by_grade_n, sum(part.unknown_n) AS unknown_n,
        sum(part.aimed + coalesce(part.denominator * target.target_share, 0)) AS aimed,
        sum(part.aimed_base + iif(target.target_share IS NULL, 0, part.denominator)) AS aimed_base
    FROM part
    INNER JOIN measure ON measure.measure_no = part.measure_no
    LEFT JOIN target ON target.measure = measure.measure AND target.span_no = part.span_key AND target.group_key = part.group_key
    GROUP BY part.measure_no, part.unit_key, part.within_key
),
compared AS (
    SELECT
        total.*, measure.measure, measure.title, measure.unit_of, measure.counted_as,
        iif(total.denominator > 0, measure.factor * total.numerator / nullif(total.denominator, 0), NULL) AS value,
        iif(total.denominator > 0 AND total.aimed_base = total.denominator, (total.aimed + total.denominator / 2) / nullif(total.denominator, 0), NULL) AS target
    FROM total
    INNER JOIN measure ON measure.measure_no = total.measure_no
)
SELECT
    compared.measure,
    compared.unit_key,
    CASE @by WHEN 'module' THEN compared.within_key WHEN 'programme' THEN compared.unit_key WHEN 'group' THEN member.programme_key END AS programme_key,
    compared.title,
    CASE @by
        WHEN 'programme' THEN coalesce(programme.name, nullif(programme.programme_code, ''), 'без программы')
        WHEN 'group' THEN coalesce(nullif(member.group_code, ''), 'без группы')
        WHEN 'module' THEN coalesce(named.name, nullif(module.module_code, ''), 'без модуля')
        WHEN 'teacher' THEN coalesce(
            nullif(concat_ws(' ', teacher.last_name, teacher.first_name, teacher.middle_name), ''), nullif(teacher.teacher_code, ''), 'не указан')
        WHEN 'month' THEN concat(iif(compared.unit_key % 100 < 10, '0', ''), compared.unit_key % 100, '.', compared.unit_key / 100)
        WHEN 'quarter' THEN concat(compared.unit_key % 100, ' кв. ', compared.unit_key / 100)
        ELSE 'всего'
    END AS unit,
    compared.value,
    compared.numerator / compared.unit_of AS numerator,
    compared.denominator / compared.unit_of AS denominator,
    compared.left_out,
    compared.counted_as,
    iif(compared.measure = 'attainment' AND compared.by_grade_n > 0, concat(compared.by_grade_reached_n, ' из ', compared.by_grade_n), NULL) AS by_grades,
    iif(compared.measure = 'attainment' AND compared.denominator > compared.by_grade_n,
        concat(compared.numerator - compared.by_grade_reached_n, ' из ', compared.denominator - compared.by_grade_n), NULL) AS by_passes,
    iif(compared.measure = 'first', compared.unknown_n, NULL) AS unknown_n,
    compared.target,
    CAST(round(compared.value * 10000, 0) AS bigint) - compared.target AS deviation
FROM compared
LEFT JOIN dim_programme AS programme ON @by IN ('programme', 'module') AND programme.programme_key = iif(@by = 'module', compared.within_key, compared.unit_key)
LEFT JOIN dim_group AS member ON @by = 'group' AND member.group_key = compared.unit_key
LEFT JOIN dim_module AS module ON @by = 'module' AND module.module_key = compared.unit_key
LEFT JOIN dim_programme_module AS named
    ON @by = 'module' AND named.programme_key = compared.within_key AND named.module_key = compared.unit_key
LEFT JOIN dim_teacher AS teacher ON @by = 'teacher' AND teacher.teacher_key = compared.unit_key
WHERE (compared.denominator > 0 OR compared.left_out > 0 OR compared.unknown_n > 0)
    AND (@measure IS NULL OR compared.measure = @measure)
ORDER BY compared.measure_no, iif(@by IN ('month', 'quarter'), compared.unit_key, 0), unit, compared.unit_key;
