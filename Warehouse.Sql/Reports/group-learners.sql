-- title: Слушатели группы
-- grain: слушатель группы
-- parameters: group, sees_persons
-- link: learner | /learners/{learner_key}?preset=all&group={group_key}
-- column: group_key | Ключ группы | key
-- column: learner_key | Ключ слушателя | key
-- column: document_key | Ключ вида документа | key
-- column: graded_n | Слушателей с отметками | key
-- column: low | Нижняя четверть группы | key
-- column: median | Медиана группы | key
-- column: high | Верхняя четверть группы | key
-- column: group_attended | Часов у группы | key
-- column: group_scheduled | Часов группы по расписанию | key
-- column: by_grade_reached_n | По оценкам достигнуто | key
-- column: by_grade_n | По оценкам | key
-- column: finals_n | Итоговых оценок | key
-- column: place | Место | count
-- column: learner | Слушатель | text
-- column: learner_code | Код | text
-- column: state | Обучение | text
-- column: since | С какого дня | date
-- column: average | Средняя доля, % | share
-- column: marks_n | Отметок с долей | count
-- column: reached_n | Достигнуто результатов | count
-- column: planned_n | Результатов с порогом | count
-- column: attended | Посещено, ч | hours
-- column: scheduled | По расписанию, ч | hours
-- column: attendance | Посещаемость, % | share
-- column: debts_n | Не сдано | count
-- column: registration_no | Документ | text
-- column: issued_on | Выдан | date
-- Figures are of the whole course. The place is by the mean share among those who have marks with a share: equal means share a place. Quartiles are as in
-- learner-dynamics. Whoever sees one learner alone sees that row, counted in the whole group, and nothing of the group where it is small.
WITH study AS (
    SELECT member.group_key
    FROM dim_group AS member
    WHERE member.group_key <> 0
        AND (@group IS NULL OR member.group_key = @group)
        AND (@scope_organisation IS NULL OR member.org_key = @scope_organisation)
        AND (@scope_groups IS NULL OR member.group_key IN ({> Parts/scope-groups}))
        AND (@scope_learner IS NULL OR EXISTS (
            SELECT 1 FROM fact_enrolment AS mine WHERE mine.group_key = member.group_key AND mine.learner_key = @scope_learner))
),
enrolled AS (
    SELECT enrolment.group_key, enrolment.learner_key
    FROM study
    INNER JOIN fact_enrolment AS enrolment ON enrolment.group_key = study.group_key
    UNION
    SELECT fact.group_key, fact.learner_key
    FROM study
    CROSS JOIN fact_grade AS fact
    WHERE fact.group_key = study.group_key
),
{> Parts/enrolment-figures}
,
placed AS (
    SELECT
        group_key, learner_key, average,
        rank() OVER (PARTITION BY group_key ORDER BY average DESC) AS place,
        row_number() OVER (PARTITION BY group_key ORDER BY average) AS from_low,
        count(*) OVER (PARTITION BY group_key) AS graded_n
    FROM (
        SELECT group_key, learner_key, (share_sum + share_n / 2) / nullif(share_n, 0) AS average FROM counted_grade WHERE share_n > 0
    ) AS mean
),
quartile AS (
    SELECT
        group_key,
        max(graded_n) AS graded_n,
        max(iif(from_low = (graded_n + 3) / 4, average, NULL)) AS low,
        (max(iif(from_low = (graded_n + 1) / 2, average, NULL)) + max(iif(from_low = (graded_n + 2) / 2, average, NULL))) / 2 AS median,
        max(iif(from_low = (3 * graded_n + 3) / 4, average, NULL)) AS high
    FROM placed
    GROUP BY group_key
),
of_group AS (
    SELECT group_key, sum(attended) AS attended, sum(scheduled) AS scheduled, count(*) AS learners_n FROM lesson GROUP BY group_key
)
SELECT
    enrolled.group_key,
    enrolled.learner_key,
    paper.document_key,
    coalesce(quartile.graded_n, 0) AS graded_n,
    iif(quartile.graded_n >= {> Parts/told-group}, quartile.low, NULL) AS low,
    iif(quartile.graded_n >= {> Parts/told-group}, quartile.median, NULL) AS median,
    iif(quartile.graded_n >= {> Parts/told-group}, quartile.high, NULL) AS high,
    iif(of_group.learners_n >= {> Parts/told-group}, of_group.attended, NULL) AS group_attended,
    iif(of_group.learners_n >= {> Parts/told-group}, of_group.scheduled, NULL) AS group_scheduled,
    coalesce(reached_result.by_grade_reached_n, 0) AS by_grade_reached_n,
    coalesce(reached_result.by_grade_n, 0) AS by_grade_n,
    coalesce(counted_grade.finals_n, 0) AS finals_n,
    placed.place,
    iif(@sees_persons = 1,
        coalesce(nullif(trim(concat(person.last_name, ' ', person.first_name, ' ', person.middle_name)), ''), learner.learner_code),
        learner.learner_code) AS learner,
    learner.learner_code,
    course.state,
    course.since,
    placed.average,
    coalesce(counted_grade.share_n, 0) AS marks_n,
    coalesce(reached_result.reached_n, 0) AS reached_n,
    coalesce(reached_result.planned_n, 0) AS planned_n,
    lesson.attended,
    lesson.scheduled,
    iif(lesson.scheduled > 0, (lesson.attended * 1000000 + lesson.scheduled / 2) / nullif(lesson.scheduled, 0), NULL) AS attendance,
    coalesce(counted_grade.debts_n, 0) AS debts_n,
    paper.registration_no,
    paper.issued_date_key AS issued_on
FROM enrolled
INNER JOIN dim_learner AS learner ON learner.learner_key = enrolled.learner_key
LEFT JOIN learner_person AS person ON person.learner_key = enrolled.learner_key
INNER JOIN course ON course.group_key = enrolled.group_key AND course.learner_key = enrolled.learner_key
LEFT JOIN counted_grade ON counted_grade.group_key = enrolled.group_key AND counted_grade.learner_key = enrolled.learner_key
LEFT JOIN placed ON placed.group_key = enrolled.group_key AND placed.learner_key = enrolled.learner_key
LEFT JOIN quartile ON quartile.group_key = enrolled.group_key
LEFT JOIN reached_result ON reached_result.group_key = enrolled.group_key AND reached_result.learner_key = enrolled.learner_key
LEFT JOIN lesson ON lesson.group_key = enrolled.group_key AND lesson.learner_key = enrolled.learner_key
LEFT JOIN of_group ON of_group.group_key = enrolled.group_key
LEFT JOIN paper ON paper.group_key = enrolled.group_key AND paper.learner_key = enrolled.learner_key
WHERE @scope_learner IS NULL OR enrolled.learner_key = @scope_learner
ORDER BY enrolled.group_key, coalesce(placed.place, 1000000), learner.learner_code;
