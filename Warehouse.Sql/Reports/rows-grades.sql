-- title: Оценки: строки
-- grain: оценка, которая считается, или попытка
-- parameters: from, to, organisation, programme, group, learner, teacher, module, part, graded, bucket, control, attempts, passed, place_from, place_to, sees_persons
-- column: total_n | Всего строк | key
-- column: share_sum | Сумма долей | key
-- column: share_n | Оценок с долей | key
-- column: passed_sum | Сдано | key
-- column: passed_base | Из скольких | key
-- column: good_sum | Пятёрок и четвёрок | key
-- column: mark_n | Оценок с баллом | key
-- column: absent_n | Неявок и н/а | key
-- column: point_sum | Сумма баллов | key
-- column: degree_sum | Сумма степеней | key
-- column: learner_key | Ключ слушателя | key
-- column: learner | Слушатель | text
-- column: learner_code | Код | text
-- column: group_code | Группа | text
-- column: module | Модуль | text
-- column: control_name | Контроль | text
-- column: attempt | Попытка | key
-- column: date_key | Дата | date
-- column: label | Отметка | text
-- column: share | Доля, % | share
-- column: teacher | Преподаватель | text
-- column: group_key | Ключ | key
-- column: module_key | Ключ | key
-- column: control_key | Ключ | key
-- column: competency_key | Ключ | key
-- The last attempt of its chain counts, as in mart_grade_day; attempts = first, retake, unknown shows the first ones, those after, and the
-- beginnings of chains whose first attempt is not known.
SELECT
    picked.total_n,
    picked.share_sum,
    picked.share_n,
    picked.passed_sum,
    picked.passed_base,
    picked.good_sum,
    picked.mark_n,
    picked.absent_n,
    picked.point_sum,
    picked.degree_sum,
    picked.learner_key,
    iif(@sees_persons = 1, coalesce(nullif(trim(concat(person.last_name, ' ', person.first_name, ' ', person.middle_name)), ''), learner.learner_code), learner.learner_code) AS learner,
    learner.learner_code,
    study.group_code,
    coalesce(named.name, module.module_code) AS module,
    control.name AS control_name,
    picked.attempt,
    picked.date_key,
    picked.label,
    picked.share,
    nullif(trim(concat(teacher.last_name, ' ', teacher.first_name, ' ', teacher.middle_name)), '') AS teacher,
    picked.group_key,
    picked.module_key,
    picked.control_key,
    picked.competency_key
FROM (
    SELECT
        fact.*,
        count(*) OVER () AS total_n,
        sum(coalesce(fact.share, 0)) OVER () AS share_sum,
        sum(iif(fact.share IS NULL, 0, 1)) OVER () AS share_n,
        sum(iif(fact.bucket = 'exempt', 0, fact.is_passed)) OVER () AS passed_sum,
        sum(iif(fact.bucket = 'exempt', 0, 1)) OVER () AS passed_base,
        sum(iif(fact.bucket IN ('5', '4'), 1, 0)) OVER () AS good_sum,
        sum(iif(fact.bucket IN ('5', '4', '3', '2'), 1, 0)) OVER () AS mark_n,
        sum(iif(fact.bucket = 'na', 1, 0)) OVER () AS absent_n,
        sum(CASE fact.bucket WHEN '5' THEN 5 WHEN '4' THEN 4 WHEN '3' THEN 3 WHEN '2' THEN 2 ELSE 0 END) OVER () AS point_sum,
        sum(CASE fact.bucket WHEN '5' THEN 100 WHEN '4' THEN 64 WHEN '3' THEN 36 WHEN '2' THEN 16 WHEN 'na' THEN 7 ELSE 0 END) OVER () AS degree_sum,
        row_number() OVER (ORDER BY fact.group_key, fact.learner_key, fact.module_key, fact.control_key, fact.competency_key, fact.attempt) AS place
    FROM (
        SELECT
            graded.*,
            coalesce(chain.is_last, 1) AS counts,
            coalesce(chain.is_first, 0) AS is_first,
            coalesce(chain.is_unknown, 0) AS is_unknown,
            coalesce(1 - chain.is_first, 0) AS is_retake
        FROM dim_group AS own
        CROSS JOIN fact_grade AS graded
        LEFT JOIN mart_attempt AS chain
            ON chain.group_key = graded.group_key
            AND chain.learner_key = graded.learner_key
            AND chain.module_key = graded.module_key
            AND chain.control_key = graded.control_key
            AND chain.competency_key = graded.competency_key
            AND chain.attempt = graded.attempt
        WHERE graded.group_key = own.group_key
            AND (@organisation IS NULL OR own.org_key = @organisation)
            AND (@programme IS NULL OR own.programme_key = @programme)
            AND (@group IS NULL OR own.group_key = @group)
            AND (@learner IS NULL OR graded.learner_key = @learner)
            AND (@learner IS NULL OR own.group_key IN (SELECT group_key FROM mart_learner_month WHERE learner_key = @learner))
            AND (@scope_learner IS NULL OR graded.learner_key = @scope_learner)
    ) AS fact
    INNER JOIN dim_group AS study ON study.group_key = fact.group_key
    WHERE (
            (@attempts IS NULL AND fact.counts = 1)
            OR (@attempts = 'first' AND fact.is_first = 1)
            OR (@attempts = 'retake' AND fact.is_retake = 1 AND fact.bucket <> 'exempt')
            OR (@attempts = 'unknown' AND fact.is_unknown = 1))
        AND (@passed IS NULL OR fact.is_passed = @passed)
        AND fact.date_key BETWEEN @from AND @to
        AND (@teacher IS NULL OR fact.teacher_key = @teacher)
        AND (@module IS NULL OR fact.module_key = @module)
        AND (@graded IS NULL OR fact.share IS NOT NULL)
        AND (@part IS NULL OR fact.module_key = @part OR EXISTS (
            SELECT 1
            FROM dim_programme_module AS inner_module
            LEFT JOIN dim_programme_module AS above
                ON above.programme_key = inner_module.programme_key AND above.module_key = inner_module.parent_module_key
            WHERE inner_module.programme_key = study.programme_key
                AND inner_module.module_key = fact.module_key
                AND @part IN (inner_module.parent_module_key, above.parent_module_key)))
        AND concat(',', coalesce(@control, '2,3,4'), ',') LIKE concat('%,', fact.control_key, ',%')
        AND (@bucket IS NULL OR concat(',', @bucket, ',') LIKE concat('%,', fact.bucket, ',%'))
        AND (@organisation IS NULL OR study.org_key = @organisation)
        AND (@programme IS NULL OR study.programme_key = @programme)
        AND (@group IS NULL OR study.group_key = @group)
        AND (@learner IS NULL OR fact.learner_key = @learner)
        AND (@scope_organisation IS NULL OR study.org_key = @scope_organisation)
        AND (@scope_groups IS NULL OR study.group_key IN ({> Parts/scope-groups}))
        AND (@scope_learner IS NULL OR fact.learner_key = @scope_learner)
) AS picked
INNER JOIN dim_learner AS learner ON learner.learner_key = picked.learner_key
LEFT JOIN learner_person AS person ON person.learner_key = picked.learner_key
LEFT JOIN dim_group AS study ON study.group_key = picked.group_key
LEFT JOIN dim_module AS module ON module.module_key = picked.module_key
LEFT JOIN dim_programme_module AS named ON named.programme_key = study.programme_key AND named.module_key = picked.module_key
LEFT JOIN dim_teacher AS teacher ON teacher.teacher_key = picked.teacher_key AND picked.teacher_key <> 0
INNER JOIN dim_control AS control ON control.control_key = picked.control_key
WHERE picked.place >= coalesce(@place_from, 1) AND (@place_to IS NULL OR picked.place <= @place_to)
ORDER BY picked.place;
