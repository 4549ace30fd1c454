-- title: Слушатели
-- grain: обучение слушателя
-- parameters: from, to, today, organisation, programme, group, state, at_risk, debts, no_document, word_1, word_2, word_3, code, place_from, place_to, sees_persons
-- menu: Слушатели
-- page: /learners
-- order: 20
-- roles: director, analyst, curator, archive, data_officer
-- link: name | /learners/{learner_key}?preset=all&group={group_key}
-- link: group_code | /groups/{group_key}
-- column: total_n | Всего строк | key
-- column: learner_key | Ключ слушателя | key
-- column: group_key | Ключ группы | key
-- column: name | Слушатель | text
-- column: learner_code | Код | text
-- column: programme | Программа | text
-- column: group_code | Группа | text
-- column: state | Обучение | text
-- column: starts_on | Начало | date
-- column: ends_on | Окончание | date
-- column: average | Средняя доля, % | share
-- column: reached_n | Достигнуто результатов | count
-- column: planned_n | Результатов с порогом | count
-- column: attendance | Посещаемость, % | share
-- column: debts_n | Не сдано | count
-- column: risk | Внимание | text
-- column: registration_no | Документ | text
-- Enrolments that were at work in the period; with a search those of whom it finds, and learners who have none. state: studying, completed, left, not_started.
-- at_risk: whoever has a warning; no_document: completed, without a document where an issue book is kept. Figures are of the whole enrolment.
-- Words are folded; each of them in turn is taken for the beginning of the last name, so that the index is read by a range
-- whichever way round they are typed. The sign after every other closes a range. Whoever may not see names finds by code alone:
-- neither the search nor the order of what it found tells a name.
WITH
{> Parts/warnings}
,
risk AS (
    SELECT
        group_key, learner_key,
        iif(count(*) > 1, concat(min(reason), ', причин: ', count(*)), min(reason)) AS words
    FROM warning
    WHERE learner_key IS NOT NULL
    GROUP BY group_key, learner_key
),
found AS (
    SELECT learner_key, name_folded FROM learner_person
    WHERE name_folded >= @word_1 AND name_folded < concat(@word_1, '�')
    UNION
    SELECT learner_key, name_folded FROM learner_person
    WHERE name_folded >= @word_2 AND name_folded < concat(@word_2, '�')
    UNION
    SELECT learner_key, name_folded FROM learner_person
    WHERE name_folded >= @word_3 AND name_folded < concat(@word_3, '�')
),
matched AS (
    SELECT learner_key FROM found
    WHERE @sees_persons = 1
        AND concat(' ', name_folded) LIKE concat('% ', @word_1, '%')
        AND (@word_2 IS NULL OR concat(' ', name_folded) LIKE concat('% ', @word_2, '%'))
        AND (@word_3 IS NULL OR concat(' ', name_folded) LIKE concat('% ', @word_3, '%'))
    UNION
    SELECT learner.learner_key
    FROM dim_organisation AS organisation
    CROSS JOIN dim_learner AS learner
    WHERE learner.org_key = organisation.org_key
        AND learner.learner_code >= @code
        AND learner.learner_code < concat(@code, '�')
)
,
enrolled AS (
    SELECT group_key, learner_key
    FROM (
        SELECT
            enrolment.group_key, enrolment.learner_key,
            CASE
                WHEN enrolment.completed_date_key IS NOT NULL THEN 'completed'
                WHEN enrolment.left_date_key IS NOT NULL THEN 'left'
                WHEN enrolment.started_date_key IS NULL THEN 'not_started'
                ELSE 'studying'
            END AS state
        FROM dim_group AS member
        INNER JOIN fact_enrolment AS enrolment ON enrolment.group_key = member.group_key
        WHERE coalesce(enrolment.started_date_key, enrolment.enrolled_date_key) <= @to
            AND coalesce(enrolment.completed_date_key, enrolment.left_date_key, member.ends_on, 99991231) >= @from
            AND (@organisation IS NULL OR member.org_key = @organisation)
            AND (@programme IS NULL OR member.programme_key = @programme)
            AND (@group IS NULL OR member.group_key = @group)
            AND ((@word_1 IS NULL AND @code IS NULL) OR enrolment.learner_key IN (SELECT learner_key FROM matched))
            AND (@scope_organisation IS NULL OR member.org_key = @scope_organisation)
            AND (@scope_groups IS NULL OR member.group_key IN ({> Parts/scope-groups}))
            AND (@scope_learner IS NULL OR enrolment.learner_key = @scope_learner)
    ) AS one
    WHERE @state IS NULL OR state = @state
    UNION ALL
    SELECT 0, learner.learner_key
    FROM matched
    INNER JOIN dim_learner AS learner ON learner.learner_key = matched.learner_key
    WHERE NOT EXISTS (SELECT 1 FROM fact_enrolment AS any_of WHERE any_of.learner_key = learner.learner_key)
        AND @state IS NULL AND @programme IS NULL AND @group IS NULL
        AND (@organisation IS NULL OR learner.org_key = @organisation)
        AND (@scope_organisation IS NULL OR learner.org_key = @scope_organisation)
        AND @scope_groups IS NULL
        AND (@scope_learner IS NULL OR learner.learner_key = @scope_learner)
),
{> Parts/enrolment-figures}
SELECT total_n, learner_key, group_key, name, learner_code, programme, group_code, state, starts_on, ends_on, average, reached_n, planned_n,
    attendance, debts_n, risk, registration_no
FROM (
    SELECT
        count(*) OVER () AS total_n,
        learner.learner_key,
        enrolled.group_key,
        iif(@sees_persons = 1,
            coalesce(nullif(trim(concat(person.last_name, ' ', person.first_name, ' ', person.middle_name)), ''), learner.learner_code),
            learner.learner_code) AS name,
        learner.learner_code,
        coalesce(programme.name, nullif(programme.programme_code, '')) AS programme,
        nullif(member.group_code, '') AS group_code,
        course.state,
        coalesce(enrolment.started_date_key, member.starts_on, enrolment.enrolled_date_key) AS starts_on,
        coalesce(enrolment.completed_date_key, enrolment.left_date_key, member.ends_on) AS ends_on,
        (counted_grade.share_sum + counted_grade.share_n / 2) / nullif(counted_grade.share_n, 0) AS average,
        coalesce(reached_result.reached_n, 0) AS reached_n,
        coalesce(reached_result.planned_n, 0) AS planned_n,
        iif(lesson.scheduled > 0, (lesson.attended * 1000000 + lesson.scheduled / 2) / nullif(lesson.scheduled, 0), NULL) AS attendance,
        coalesce(counted_grade.debts_n, 0) AS debts_n,
        risk.words AS risk,
        paper.registration_no,
        row_number() OVER (ORDER BY
            coalesce(iif(@sees_persons = 1, person.name_folded, NULL), learner.learner_code), learner.learner_key,
            enrolment.enrolled_date_key DESC, enrolled.group_key DESC) AS place
    FROM enrolled
    INNER JOIN dim_learner AS learner ON learner.learner_key = enrolled.learner_key
    LEFT JOIN learner_person AS person ON person.learner_key = enrolled.learner_key
    LEFT JOIN fact_enrolment AS enrolment ON enrolment.group_key = enrolled.group_key AND enrolment.learner_key = enrolled.learner_key
    LEFT JOIN dim_group AS member ON member.group_key = enrolled.group_key
    LEFT JOIN dim_programme AS programme ON programme.programme_key = member.programme_key
    INNER JOIN course ON course.group_key = enrolled.group_key AND course.learner_key = enrolled.learner_key
    LEFT JOIN counted_grade ON counted_grade.group_key = enrolled.group_key AND counted_grade.learner_key = enrolled.learner_key
    LEFT JOIN reached_result ON reached_result.group_key = enrolled.group_key AND reached_result.learner_key = enrolled.learner_key
    LEFT JOIN lesson ON lesson.group_key = enrolled.group_key AND lesson.learner_key = enrolled.learner_key
    LEFT JOIN paper ON paper.group_key = enrolled.group_key AND paper.learner_key = enrolled.learner_key
    LEFT JOIN risk ON risk.group_key = enrolled.group_key AND risk.learner_key = enrolled.learner_key
    WHERE (@at_risk IS NULL OR risk.words IS NOT NULL)
        AND (@debts IS NULL OR counted_grade.debts_n > 0)
        AND (@no_document IS NULL OR (
            enrolment.completed_date_key IS NOT NULL AND paper.registration_no IS NULL
            AND EXISTS (
                SELECT 1
                FROM fact_document AS kept
                WHERE kept.org_key = member.org_key
                    AND (@scope_groups IS NULL OR kept.group_key IN ({> Parts/scope-groups}))
                    AND (@scope_learner IS NULL OR kept.learner_key = @scope_learner))))
) AS picked
WHERE place >= coalesce(@place_from, 1) AND (@place_to IS NULL OR place <= @place_to)
ORDER BY place;
