-- title: Слушатели преподавателя: у него и у других преподавателей
-- grain: слушатель в группе
-- parameters: from, to, organisation, programme, group, teacher, place_from, place_to, sees_persons
-- roles: director, analyst, administrator
-- column: total_n | Всего строк | key
-- column: own_sum_n | Оценок всего | key
-- column: over_sum | Сумма разниц | key
-- column: learner_key | Ключ слушателя | key
-- column: group_key | Ключ группы | key
-- column: teacher_key | Ключ преподавателя | key
-- column: learner | Слушатель | text
-- column: learner_code | Код | text
-- column: group_code | Группа | text
-- column: teacher | Преподаватель | text
-- column: own_n | Оценок у преподавателя | count
-- column: own | Результат у преподавателя, % | share
-- column: other_n | Оценок у других | count
-- column: other | Результат у других, % | share
-- column: difference | Разница, п. п. | share
-- Only learners whom others graded too. The difference of a teacher is the mean of these, weighted by the teacher's grades.
SELECT
    picked.total_n,
    picked.own_sum_n,
    picked.over_sum,
    picked.learner_key,
    picked.group_key,
    picked.teacher_key,
    iif(@sees_persons = 1,
        coalesce(nullif(trim(concat(person.last_name, ' ', person.first_name, ' ', person.middle_name)), ''), learner.learner_code),
        learner.learner_code) AS learner,
    learner.learner_code,
    study.group_code,
    coalesce(nullif(trim(concat(teacher.last_name, ' ', teacher.first_name, ' ', teacher.middle_name)), ''), nullif(teacher.teacher_code, ''), 'не указан') AS teacher,
    picked.own_n,
    (picked.own_sum + picked.own_n / 2) / picked.own_n AS own,
    picked.other_n,
    (picked.other_sum + picked.other_n / 2) / picked.other_n AS other,
    (picked.own_sum - picked.expected) / picked.own_n AS difference
FROM (
    SELECT
        pair.*,
        count(*) OVER () AS total_n,
        sum(pair.own_n) OVER () AS own_sum_n,
        sum(pair.own_sum - pair.expected) OVER () AS over_sum,
        row_number() OVER (ORDER BY (pair.own_sum - pair.expected) / pair.own_n, pair.group_key, pair.learner_key, pair.teacher_key) AS place
    FROM (
        SELECT own.*, (own.other_sum * own.own_n + own.other_n / 2) / nullif(own.other_n, 0) AS expected
        FROM (
            {> Parts/teacher-pairs}
        ) AS own
        WHERE own.own_n > 0 AND own.other_n > 0 AND (@teacher IS NULL OR own.teacher_key = @teacher)
    ) AS pair
) AS picked
INNER JOIN dim_learner AS learner ON learner.learner_key = picked.learner_key
INNER JOIN dim_group AS study ON study.group_key = picked.group_key
INNER JOIN dim_teacher AS teacher ON teacher.teacher_key = picked.teacher_key
LEFT JOIN learner_person AS person ON person.learner_key = picked.learner_key
WHERE picked.place >= coalesce(@place_from, 1) AND (@place_to IS NULL OR picked.place <= @place_to)
ORDER BY picked.place;
