-- A class by the last row that tells of it. Its days are those of its terms; the end of a term is the day after it.
WITH term AS (
    SELECT
        class.sourcedId,
        min(session.startDate) AS starts_on,
        date(max(session.endDate), '-1 day') AS ends_on,
        count(*) > count(session.sourcedId) AS is_waiting,
        max(session.is_new) AS is_new,
        substr(max(session.changed_at), 1, 19) AS changed_at
    FROM classes AS class
    CROSS JOIN json_each('[' || replace(json_quote(class.termSourcedIds), ',', '","') || ']') AS named
    LEFT JOIN academicSessions AS session ON session.sourcedId = trim(named.value) AND session.is_latest
    WHERE class.is_latest AND class.termSourcedIds IS NOT NULL
    GROUP BY class.sourcedId
)
SELECT
    class.sourcedId,
    class.status,
    class.courseSourcedId,
    class.is_new,
    class.source_file,
    class.source_line,
    known.code,
    known.is_appearing,
    iif(term.is_waiting, NULL, term.starts_on) AS starts_on,
    iif(term.is_waiting, NULL, term.ends_on) AS ends_on,
    coalesce(term.is_waiting, 0) AS is_waiting,
    coalesce(term.is_new, 0) AS is_term_new,
    term.changed_at AS term_changed_at
FROM classes AS class
INNER JOIN code AS known ON known.kind = 'class' AND known.sourcedId = class.sourcedId
LEFT JOIN term ON term.sourcedId = class.sourcedId
WHERE class.is_latest;
