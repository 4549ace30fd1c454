-- title: Кому нужно внимание: условия предупреждений определены здесь и больше нигде
-- The row of warning is a reason for a learner of a group, or for a group (learner_key is null). Its threshold is what the share is held to: of a fall, the months before. Takes to, today, organisation, programme, group and the scope.
threshold AS (
    SELECT
        750000 AS learner_attendance,
        800 AS least_hours,             -- hundredths: with fewer nothing is said
        150000 AS fall,                 -- of the mean share, against the months before
        2 AS least_grades,              -- on either side of the fall
        14 AS silent_days,
        800000 AS group_attendance,
        850000 AS group_success,
        10 AS least_results,
        100000 AS group_fall            -- of attendance, this month against those before
),
moment AS (
    SELECT iif(@to > @today, @today, @to) AS day_key
),
silence AS (
    SELECT min(ranked.date_key) AS first_day
    FROM (
        SELECT day.date_key, row_number() OVER (ORDER BY day.date_key DESC) AS place
        FROM dim_date AS day
        CROSS JOIN moment
        WHERE day.date_key <= moment.day_key AND day.date_key > moment.day_key - 10000
    ) AS ranked
    CROSS JOIN threshold
    WHERE ranked.place <= threshold.silent_days
),
study AS (
    SELECT
        member.group_key, member.group_code, member.programme_key, member.starts_on, member.ends_on,
        iif(coalesce(member.ends_on, 99991231) >= moment.day_key, 1, 0) AS at_work
    FROM dim_group AS member
    CROSS JOIN moment
    WHERE member.starts_on <= moment.day_key
        AND coalesce(member.ends_on, 99991231) >= moment.day_key - 10000
        AND (@organisation IS NULL OR member.org_key = @organisation)
        AND (@programme IS NULL OR member.programme_key = @programme)
        AND (@group IS NULL OR member.group_key = @group)
        AND (@scope_organisation IS NULL OR member.org_key = @scope_organisation)
        AND (@scope_groups IS NULL OR member.group_key IN ({> Parts/scope-groups}))
        AND @scope_learner IS NULL
),
present AS (
    SELECT fact.group_key, fact.learner_key
    FROM study
    CROSS JOIN moment
    CROSS JOIN fact_enrolment AS fact
    WHERE fact.group_key = study.group_key
        AND study.at_work = 1
        AND fact.started_date_key <= moment.day_key
        AND coalesce(fact.completed_date_key, fact.left_date_key, 99991231) > moment.day_key
),
-- Marks from outside the enrolment, which attendance leaves out; they are looked for on the days alone that have some.
own_outside AS (
    SELECT fact.group_key, fact.learner_key, sum(CAST(fact.attended AS bigint)) AS attended, sum(CAST(fact.scheduled AS bigint)) AS scheduled, count(*) AS marks_n
    FROM (
        SELECT DISTINCT study.group_key, left_out.date_key
        FROM study
        CROSS JOIN moment
        INNER JOIN mart_attendance_left_out AS left_out ON left_out.group_key = study.group_key
        WHERE study.at_work = 1 AND left_out.outside_n > 0 AND left_out.date_key / 100 <= moment.day_key / 100
    ) AS outside
    CROSS JOIN fact_attendance AS fact
    INNER JOIN fact_enrolment AS term ON term.group_key = fact.group_key AND term.learner_key = fact.learner_key
    INNER JOIN dim_attendance_mark AS mark ON mark.mark_key = fact.mark_key
    WHERE fact.group_key = outside.group_key
        AND fact.date_key = outside.date_key
        AND mark.is_counted = 1
        AND (fact.date_key < term.enrolled_date_key OR fact.date_key > coalesce(term.completed_date_key, term.left_date_key))
    GROUP BY fact.group_key, fact.learner_key
),
own_month AS (
    SELECT
        mart.group_key, mart.learner_key, mart.month_key, mart.attended, mart.scheduled, mart.marks_n, mart.share_sum, mart.share_n,
        max(iif(mart.share_n > 0, mart.month_key, 0)) OVER (PARTITION BY mart.group_key, mart.learner_key) AS last_graded
    FROM present
    CROSS JOIN moment
    INNER JOIN mart_learner_month AS mart ON mart.group_key = present.group_key AND mart.learner_key = present.learner_key
    WHERE mart.month_key <= moment.day_key / 100
),
own AS (
    SELECT
        whole.group_key, whole.learner_key,
        whole.attended - coalesce(own_outside.attended, 0) AS attended,
        whole.scheduled - coalesce(own_outside.scheduled, 0) AS scheduled,
        whole.marks_n - coalesce(own_outside.marks_n, 0) AS marks_n,
        whole.last_sum, whole.last_n, whole.before_sum, whole.before_n
    FROM (
        SELECT
            group_key, learner_key, sum(CAST(attended AS bigint)) AS attended, sum(CAST(scheduled AS bigint)) AS scheduled, sum(marks_n) AS marks_n,
            sum(CAST(iif(month_key = last_graded, share_sum, 0) AS bigint)) AS last_sum, sum(iif(month_key = last_graded, share_n, 0)) AS last_n,
            sum(CAST(iif(month_key < last_graded, share_sum, 0) AS bigint)) AS before_sum, sum(iif(month_key < last_graded, share_n, 0)) AS before_n
        FROM own_month
        GROUP BY group_key, learner_key
    ) AS whole
    LEFT JOIN own_outside ON own_outside.group_key = whole.group_key AND own_outside.learner_key = whole.learner_key
),
of_group AS (
    SELECT
        group_key, sum(attended) AS attended, sum(scheduled) AS scheduled, max(marked_on) AS last_day,
        sum(iif(date_key / 100 = day_key / 100, attended, 0)) AS month_attended,
        sum(iif(date_key / 100 = day_key / 100, scheduled, 0)) AS month_scheduled
    FROM (
        SELECT
            study.group_key, mart.date_key, moment.day_key, mart.date_key AS marked_on,
            CAST(mart.attended AS bigint) AS attended, CAST(mart.scheduled AS bigint) AS scheduled
        FROM study
        CROSS JOIN moment
        INNER JOIN mart_attendance_day AS mart ON mart.group_key = study.group_key
        WHERE study.at_work = 1 AND mart.date_key <= moment.day_key
        UNION ALL
        SELECT study.group_key, mart.date_key, moment.day_key, 0, -mart.outside_attended, -mart.outside_scheduled
        FROM study
        CROSS JOIN moment
        INNER JOIN mart_attendance_left_out AS mart ON mart.group_key = study.group_key
        WHERE study.at_work = 1 AND mart.date_key <= moment.day_key
    ) AS part
    GROUP BY group_key
),
result AS (
{> Parts/group-results}
),
warning AS (
    SELECT 1 AS reason_no, NULL AS learner_key, study.group_key, 'нет отметок посещаемости две недели и больше' AS reason,
        NULL AS share, NULL AS threshold, NULL AS cases
    FROM study
    CROSS JOIN silence
    LEFT JOIN of_group ON of_group.group_key = study.group_key
    WHERE study.at_work = 1 AND study.starts_on <= silence.first_day AND coalesce(of_group.last_day, 0) < silence.first_day
    UNION ALL
    SELECT 2, NULL, of_group.group_key, 'посещаемость группы ниже порога',
        (of_group.attended * 1000000 + of_group.scheduled / 2) / nullif(of_group.scheduled, 0), threshold.group_attendance, NULL
    FROM of_group
    CROSS JOIN threshold
    WHERE of_group.scheduled >= threshold.least_hours AND of_group.attended * 1000000 < threshold.group_attendance * of_group.scheduled
    UNION ALL
    SELECT 3, NULL, of_group.group_key, 'посещаемость группы падает',
        (of_group.month_attended * 1000000 + of_group.month_scheduled / 2) / nullif(of_group.month_scheduled, 0),
        (of_group.attended - of_group.month_attended) * 1000000 / nullif(of_group.scheduled - of_group.month_scheduled, 0),
        NULL
    FROM of_group
    CROSS JOIN threshold
    WHERE of_group.month_scheduled >= threshold.least_hours
        AND of_group.scheduled - of_group.month_scheduled >= threshold.least_hours
        AND of_group.month_attended * 1000000 / nullif(of_group.month_scheduled, 0)
            < (of_group.attended - of_group.month_attended) * 1000000 / nullif(of_group.scheduled - of_group.month_scheduled, 0) - threshold.group_fall
    UNION ALL
    SELECT 4, NULL, passed.group_key, 'успеваемость группы ниже порога',
        (passed.passed_n * 1000000 + passed.base_n / 2) / nullif(passed.base_n, 0), passed.group_success, passed.base_n - passed.passed_n
    FROM (
        SELECT
            study.group_key, min(threshold.group_success) AS group_success, min(threshold.least_results) AS least_results,
            sum(CAST(mart.n5 + mart.n4 + mart.n3 + mart.n_pass AS bigint)) AS passed_n,
            sum(CAST(mart.n5 + mart.n4 + mart.n3 + mart.n2 + mart.n_pass + mart.n_fail + mart.n_na AS bigint)) AS base_n
        FROM study
        CROSS JOIN moment
        CROSS JOIN threshold
        INNER JOIN mart_grade_day AS mart ON mart.group_key = study.group_key
        WHERE study.at_work = 1 AND mart.control_key IN (2, 3, 4) AND mart.date_key <= moment.day_key
        GROUP BY study.group_key
    ) AS passed
    WHERE passed.base_n >= passed.least_results AND passed.passed_n * 1000000 < passed.group_success * passed.base_n
    UNION ALL
    SELECT 5, NULL, result.group_key, 'группа отстаёт от цели', result.reached, result.target, result.results_n - result.reached_n
    FROM result
    INNER JOIN study ON study.group_key = result.group_key
    WHERE study.at_work = 1 AND result.is_behind = 1
    UNION ALL
    SELECT 6, grade.learner_key, grade.group_key, 'не сдана аттестация', NULL, NULL, count(*)
    FROM (
        SELECT
            fact.group_key, fact.learner_key, fact.bucket, fact.is_passed,
            row_number() OVER (
                PARTITION BY fact.group_key, fact.learner_key, fact.module_key, fact.competency_key, chain.chain_key
                ORDER BY chain.place DESC) AS from_last
        FROM present
        CROSS JOIN moment
        CROSS JOIN fact_grade AS fact
        INNER JOIN mart_attempt AS chain
            ON chain.group_key = fact.group_key
            AND chain.learner_key = fact.learner_key
            AND chain.module_key = fact.module_key
            AND chain.control_key = fact.control_key
            AND chain.competency_key = fact.competency_key
            AND chain.attempt = fact.attempt
        WHERE fact.group_key = present.group_key
            AND fact.learner_key = present.learner_key
            AND fact.control_key IN (2, 3, 4) AND fact.date_key <= moment.day_key
    ) AS grade
    WHERE grade.from_last = 1 AND grade.is_passed = 0 AND grade.bucket <> 'exempt'
    GROUP BY grade.group_key, grade.learner_key
    UNION ALL
    SELECT 7, fact.learner_key, fact.group_key, 'нет итоговой оценки, а группа закончила', NULL, NULL, NULL
    FROM study
    CROSS JOIN moment
    CROSS JOIN fact_enrolment AS fact
    WHERE fact.group_key = study.group_key
        AND study.ends_on < moment.day_key
        AND fact.started_date_key IS NOT NULL
        AND fact.left_date_key IS NULL
        AND NOT EXISTS (
            SELECT 1
            FROM fact_grade AS final
            WHERE final.group_key = fact.group_key AND final.learner_key = fact.learner_key AND final.control_key = 4)
    UNION ALL
    SELECT 8, own.learner_key, own.group_key, 'посещаемость ниже порога',
        (own.attended * 1000000 + own.scheduled / 2) / nullif(own.scheduled, 0), threshold.learner_attendance, NULL
    FROM own
    CROSS JOIN threshold
    WHERE own.scheduled >= threshold.least_hours AND own.attended * 1000000 < threshold.learner_attendance * own.scheduled
    UNION ALL
    SELECT 9, present.learner_key, present.group_key, 'нет ни одной отметки посещаемости, а у группы есть', NULL, NULL, NULL
    FROM present
    CROSS JOIN threshold
    INNER JOIN of_group ON of_group.group_key = present.group_key
    LEFT JOIN own ON own.group_key = present.group_key AND own.learner_key = present.learner_key
    WHERE of_group.scheduled >= threshold.least_hours AND coalesce(own.marks_n, 0) = 0
    UNION ALL
    SELECT 10, own.learner_key, own.group_key, 'результаты падают',
        (own.last_sum + own.last_n / 2) / nullif(own.last_n, 0), own.before_sum / nullif(own.before_n, 0), NULL
    FROM own
    CROSS JOIN threshold
    WHERE own.last_n >= threshold.least_grades AND own.before_n >= threshold.least_grades
        AND own.last_sum / nullif(own.last_n, 0) < own.before_sum / nullif(own.before_n, 0) - threshold.fall
)
