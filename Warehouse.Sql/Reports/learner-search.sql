-- title: Слушатели
-- grain: слушатель, последнее его обучение
-- parameters: word_1, word_2, word_3, code, top, sees_persons
-- menu: Слушатели
-- page: /learners
-- order: 20
-- roles: director, analyst, curator, archive, data_officer
-- link: name | /learners/{learner_key}
-- column: learner_key | Ключ | key
-- column: name | Слушатель | text
-- column: learner_code | Код | text
-- column: programme | Программа | text
-- column: group_code | Группа | text
-- column: starts_on | Начало | date
-- column: ends_on | Окончание | date
-- column: enrolments_n | Обучений | count
-- Words are folded; each of them in turn is taken for the beginning of the last name, so that the index is read by a range
-- whichever way round they are typed. The sign after every other closes a range. Whoever may not see names finds by code alone:
-- neither the search nor the order of what it found tells a name.
WITH found AS (
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
SELECT learner_key, name, learner_code, programme, group_code, starts_on, ends_on, enrolments_n
FROM (
    SELECT
        learner.learner_key,
        iif(@sees_persons = 1, coalesce(nullif(trim(concat(person.last_name, ' ', person.first_name, ' ', person.middle_name)), ''), learner.learner_code), learner.learner_code) AS name,
        learner.learner_code,
        coalesce(programme.name, programme.programme_code) AS programme,
        study.group_code,
        coalesce(enrolment.started_date_key, study.starts_on, enrolment.enrolled_date_key) AS starts_on,
        coalesce(enrolment.completed_date_key, enrolment.left_date_key, study.ends_on) AS ends_on,
        count(enrolment.group_key) OVER (PARTITION BY learner.learner_key) AS enrolments_n,
        row_number() OVER (PARTITION BY learner.learner_key ORDER BY enrolment.enrolled_date_key DESC, enrolment.group_key DESC) AS from_last,
        dense_rank() OVER (ORDER BY coalesce(iif(@sees_persons = 1, person.name_folded, NULL), learner.learner_code), learner.learner_key) AS place
    FROM matched
    INNER JOIN dim_learner AS learner ON learner.learner_key = matched.learner_key
    LEFT JOIN learner_person AS person ON person.learner_key = learner.learner_key
    LEFT JOIN fact_enrolment AS enrolment ON enrolment.learner_key = learner.learner_key
    LEFT JOIN dim_group AS study ON study.group_key = enrolment.group_key
    LEFT JOIN dim_programme AS programme ON programme.programme_key = study.programme_key
    WHERE (@scope_organisation IS NULL OR learner.org_key = @scope_organisation)
        AND (@scope_groups IS NULL OR study.group_key IN ({> Parts/scope-groups}))
        AND (@scope_learner IS NULL OR learner.learner_key = @scope_learner)
) AS ranked
WHERE from_last = 1 AND place <= coalesce(@top, 100)
ORDER BY place;
