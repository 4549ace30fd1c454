-- title: Преподаватели
-- grain: преподаватель
-- parameters: from, to, organisation, programme, group, teacher, weight_result, weight_quality, weight_first, weight_attendance, minimum_results
-- roles: director, analyst, administrator
-- menu: Качество
-- page: /teachers
-- order: 45
-- note: Балл = (вес × значение, сложенные по составляющим) ÷ сумма весов. Веса: результат с поправкой — {weight_result}, качество — {weight_quality}, сдача с первой попытки — {weight_first}, посещаемость — {weight_attendance}. Составляющая, для которой нет данных, в балл не входит, и её вес тоже.
-- note: Результат с поправкой = средний результат всех оценок отбора + разница. Разница: из каждой оценки преподавателя вычитается то, что этот слушатель в той же группе получил в среднем у других преподавателей к концу периода; берётся среднее по оценкам, где есть с чем сравнить. Так сильная или слабая группа не меняет балла.
-- note: Качество = оценки 5 и 4 ÷ оценки с баллом и неявки; первая попытка = сданные первые попытки ÷ первые попытки; посещаемость = посещённые часы ÷ часы по расписанию на занятиях преподавателя.
-- note: Оценки промежуточной и итоговой аттестации за период, последняя попытка. Место есть у того, у кого не меньше {minimum_results} оценок с баллом, и столько же из них можно сравнить; оно показано, когда таких преподавателей двое и больше. У равных баллов место одно.
-- column: teacher_key | Ключ преподавателя | key
-- column: place | Место | count
-- column: teacher | Преподаватель | text
-- column: score | Балл | share
-- column: adjusted | Результат с поправкой, % | share
-- column: difference | Разница, п. п. | share
-- column: compared_n | Сравнимых оценок | count
-- column: result | Результат, % | share
-- column: graded_n | Оценок с баллом | count
-- column: quality | Качество, % | share
-- column: first | С первой попытки, % | share
-- column: attendance | Посещаемость, % часов | share
-- column: no_place | Почему нет места | text
WITH study AS (
    SELECT member.group_key
    FROM dim_group AS member
    WHERE (@organisation IS NULL OR member.org_key = @organisation)
        AND (@programme IS NULL OR member.programme_key = @programme)
        AND (@group IS NULL OR member.group_key = @group)
        AND (@scope_organisation IS NULL OR member.org_key = @scope_organisation)
        AND (@scope_groups IS NULL OR member.group_key IN ({> Parts/scope-groups}))
        AND @scope_learner IS NULL
),
grade AS (
    SELECT
        mart.teacher_key,
        sum(mart.share_n) AS graded_n,
        sum(mart.share_sum) AS share_sum,
        sum(mart.n5 + mart.n4) AS good_n,
        sum(mart.n5 + mart.n4 + mart.n3 + mart.n2 + mart.n_na) AS good_base,
        sum(mart.first_n) AS first_n,
        sum(mart.first_passed_n) AS first_passed_n
    FROM mart_grade_day AS mart
    INNER JOIN study ON study.group_key = mart.group_key
    WHERE mart.date_key BETWEEN @from AND @to AND mart.control_key IN (2, 3, 4)
    GROUP BY mart.teacher_key
),
lesson AS (
    SELECT teacher_key, sum(CAST(attended AS bigint)) AS attended, sum(CAST(scheduled AS bigint)) AS scheduled
    FROM (
        SELECT mart.teacher_key, mart.attended, mart.scheduled
        FROM mart_attendance_day AS mart
        INNER JOIN study ON study.group_key = mart.group_key
        WHERE mart.date_key BETWEEN @from AND @to
        UNION ALL
        SELECT mart.teacher_key, -mart.outside_attended, -mart.outside_scheduled
        FROM mart_attendance_left_out AS mart
        INNER JOIN study ON study.group_key = mart.group_key
        WHERE mart.date_key BETWEEN @from AND @to
    ) AS part
    GROUP BY teacher_key
),
pair AS (
    {> Parts/teacher-pairs}
),
compared AS (
    SELECT
        teacher_key,
        sum(own_n) AS compared_n,
        sum(own_sum) - sum((other_sum * own_n + other_n / 2) / nullif(other_n, 0)) AS over_sum
    FROM pair
    WHERE own_n > 0 AND other_n > 0
    GROUP BY teacher_key
),
whole AS (
    SELECT (sum(share_sum) + sum(graded_n) / 2) / nullif(sum(graded_n), 0) AS mean FROM grade
),
component AS (
    SELECT
        grade.teacher_key,
        grade.graded_n,
        coalesce(compared.compared_n, 0) AS compared_n,
        (grade.share_sum + grade.graded_n / 2) / nullif(grade.graded_n, 0) AS result,
        compared.over_sum / compared.compared_n AS difference,
        whole.mean + compared.over_sum / compared.compared_n AS adjusted,
        (grade.good_n * 1000000 + grade.good_base / 2) / nullif(grade.good_base, 0) AS quality,
        (grade.first_passed_n * 1000000 + grade.first_n / 2) / nullif(grade.first_n, 0) AS first,
        (lesson.attended * 1000000 + lesson.scheduled / 2) / nullif(lesson.scheduled, 0) AS attendance
    FROM grade
    CROSS JOIN whole
    LEFT JOIN compared ON compared.teacher_key = grade.teacher_key
    LEFT JOIN lesson ON lesson.teacher_key = grade.teacher_key
    WHERE grade.teacher_key <> 0
),
scored AS (
    SELECT
        component.*,
        (coalesce(@weight_result * adjusted, 0) + coalesce(@weight_quality * quality, 0) + coalesce(@weight_first * first, 0)
            + coalesce(@weight_attendance * attendance, 0))
            / nullif(iif(adjusted IS NULL, 0, @weight_result) + iif(quality IS NULL, 0, @weight_quality) + iif(first IS NULL, 0, @weight_first)
                + iif(attendance IS NULL, 0, @weight_attendance), 0) AS score,
        iif(graded_n >= @minimum_results AND compared_n >= @minimum_results, 1, 0) AS has_place
    FROM component
),
ranked AS (
    SELECT
        scored.*,
        sum(has_place) OVER () AS placed_n,
        rank() OVER (PARTITION BY has_place ORDER BY score DESC) AS place
    FROM scored
)
SELECT
    ranked.teacher_key,
    iif(ranked.has_place = 1 AND ranked.placed_n > 1, ranked.place, NULL) AS place,
    coalesce(nullif(trim(concat(teacher.last_name, ' ', teacher.first_name, ' ', teacher.middle_name)), ''), teacher.teacher_code) AS teacher,
    ranked.score,
    ranked.adjusted,
    ranked.difference,
    ranked.compared_n,
    ranked.result,
    ranked.graded_n,
    ranked.quality,
    ranked.first,
    ranked.attendance,
    CASE
        WHEN ranked.graded_n < @minimum_results THEN concat('мало оценок: ', ranked.graded_n, ' из ', @minimum_results)
        WHEN ranked.compared_n = 0 THEN 'сравнить не с чем: других преподавателей у этих слушателей нет'
        WHEN ranked.compared_n < @minimum_results THEN concat('мало сравнимых оценок: ', ranked.compared_n, ' из ', @minimum_results)
        WHEN ranked.placed_n < 2 THEN 'сравнить не с кем'
    END AS no_place
FROM ranked
INNER JOIN dim_teacher AS teacher ON teacher.teacher_key = ranked.teacher_key
WHERE @teacher IS NULL OR ranked.teacher_key = @teacher
ORDER BY iif(ranked.has_place = 1 AND ranked.placed_n > 1, 0, 1), ranked.place, teacher, ranked.teacher_key;
