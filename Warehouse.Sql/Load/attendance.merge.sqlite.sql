-- title: Посещаемость: история спорных ключей заново
-- The history of a key is the set of versions that the feeds ever gave, ordered by corrected_on (none is first), then by
-- load; a removal without a date is last. The last one is the fact, the others its revisions: so that files in any order
-- give the same. Row-value IN makes the engine go by key from the few contested rows, never over the whole fact.

-- Rows of this file that went in before their key was contested, or whose key was removed.
INSERT OR IGNORE INTO contested_attendance SELECT DISTINCT group_key, date_key, module_key, lesson_no, learner_key FROM stage_attendance;
INSERT OR IGNORE INTO contested_attendance
SELECT removed.group_key, removed.date_key, removed.module_key, removed.lesson_no, removed.learner_key
FROM fact_attendance_revision AS removed
CROSS JOIN fact_attendance AS fact
WHERE fact.group_key = removed.group_key
    AND fact.date_key = removed.date_key
    AND fact.module_key = removed.module_key
    AND fact.lesson_no = removed.lesson_no
    AND fact.learner_key = removed.learner_key
    AND removed.is_removed = 1
    AND fact.load_file_key >= @load_file_key;

INSERT INTO stage_attendance
SELECT fact.*, 0
FROM contested_attendance AS contested
CROSS JOIN fact_attendance AS fact
WHERE fact.group_key = contested.group_key
    AND fact.date_key = contested.date_key
    AND fact.module_key = contested.module_key
    AND fact.lesson_no = contested.lesson_no
    AND fact.learner_key = contested.learner_key
    AND fact.load_file_key >= @load_file_key;

INSERT INTO load_count (load_file_key, pulled)
SELECT fact.load_file_key, count(*)
FROM contested_attendance AS contested
CROSS JOIN fact_attendance AS fact
WHERE fact.group_key = contested.group_key
    AND fact.date_key = contested.date_key
    AND fact.module_key = contested.module_key
    AND fact.lesson_no = contested.lesson_no
    AND fact.learner_key = contested.learner_key
    AND fact.load_file_key >= @load_file_key
GROUP BY fact.load_file_key;

DELETE FROM fact_attendance
WHERE (group_key, date_key, module_key, lesson_no, learner_key) IN (
        SELECT group_key, date_key, module_key, lesson_no, learner_key FROM contested_attendance)
    AND load_file_key >= @load_file_key;

-- The same row twice in one file.
DELETE FROM stage_attendance WHERE rowid IN (
    SELECT stage_id
    FROM (
        SELECT rowid AS stage_id, row_number() OVER (
            PARTITION BY load_file_key, group_key, date_key, module_key, lesson_no, learner_key,
                mark_key, attended, scheduled, teacher_key, corrected_on, corrected_by, correction_reason, is_removed
            ORDER BY line_no) AS place
        FROM stage_attendance
    ) AS ranked
    WHERE place > 1);

-- One key with different values in one file, and nothing that says which is later: none of them is taken.
INSERT OR IGNORE INTO load_conflict (load_file_key, line_no)
SELECT load_file_key, line_no
FROM (
    SELECT load_file_key, line_no, count(*) OVER (PARTITION BY load_file_key, group_key, date_key, module_key, lesson_no, learner_key, corrected_on) AS versions
    FROM stage_attendance
    WHERE is_removed = 0
) AS counted
WHERE versions > 1;

DELETE FROM stage_attendance WHERE is_removed = 0 AND (load_file_key, line_no) IN (SELECT load_file_key, line_no FROM load_conflict);

-- What stands as it is needs no history.
DELETE FROM stage_attendance
WHERE is_removed = 0
    AND EXISTS (
        SELECT 1
        FROM fact_attendance AS fact
        WHERE fact.group_key = stage_attendance.group_key
            AND fact.date_key = stage_attendance.date_key
            AND fact.module_key = stage_attendance.module_key
            AND fact.lesson_no = stage_attendance.lesson_no
            AND fact.learner_key = stage_attendance.learner_key
            AND fact.mark_key IS stage_attendance.mark_key
            AND fact.attended IS stage_attendance.attended
            AND fact.scheduled IS stage_attendance.scheduled
            AND fact.teacher_key IS stage_attendance.teacher_key
            AND fact.corrected_on IS stage_attendance.corrected_on
            AND fact.corrected_by IS stage_attendance.corrected_by
            AND fact.correction_reason IS stage_attendance.correction_reason);

DELETE FROM contested_attendance;
INSERT INTO contested_attendance SELECT DISTINCT group_key, date_key, module_key, lesson_no, learner_key FROM stage_attendance;

INSERT INTO stage_attendance
SELECT fact.*, 0
FROM contested_attendance AS contested
CROSS JOIN fact_attendance AS fact
WHERE fact.group_key = contested.group_key
    AND fact.date_key = contested.date_key
    AND fact.module_key = contested.module_key
    AND fact.lesson_no = contested.lesson_no
    AND fact.learner_key = contested.learner_key;

INSERT INTO stage_attendance
SELECT revision.*
FROM contested_attendance AS contested
CROSS JOIN fact_attendance_revision AS revision
WHERE revision.group_key = contested.group_key
    AND revision.date_key = contested.date_key
    AND revision.module_key = contested.module_key
    AND revision.lesson_no = contested.lesson_no
    AND revision.learner_key = contested.learner_key;

-- Nothing is a sign of its own: concat_ws passes over empty texts.
CREATE TEMP TABLE version_attendance AS
SELECT *, row_number() OVER (
    PARTITION BY group_key, date_key, module_key, lesson_no, learner_key ORDER BY moment DESC, is_removed DESC, load_file_key DESC, line_no DESC) AS from_last
FROM (
    SELECT *, lag(content) OVER (
        PARTITION BY group_key, date_key, module_key, lesson_no, learner_key ORDER BY moment, is_removed, load_file_key, line_no) AS content_before
    FROM (
        SELECT *,
            coalesce(corrected_on, iif(is_removed = 1, '9999', '')) AS moment,
            concat_ws(char(31),
            coalesce(mark_key, char(30)), coalesce(attended, char(30)), coalesce(scheduled, char(30)), coalesce(teacher_key, char(30)),
            coalesce(corrected_on, char(30)), coalesce(corrected_by, char(30)), coalesce(correction_reason, char(30)),
            coalesce(is_removed, char(30))) AS content
        FROM stage_attendance
    ) AS timed
) AS compared
WHERE content_before IS NULL OR content_before <> content;

INSERT INTO load_count (load_file_key, loaded, corrected)
SELECT load_file_key, count(iif(content_before IS NULL, 1, NULL)), count(content_before)
FROM version_attendance
WHERE load_file_key >= @load_file_key
GROUP BY load_file_key;

INSERT OR IGNORE INTO touched_group SELECT group_key FROM version_attendance WHERE group_key IS NOT NULL;

DELETE FROM fact_attendance
WHERE (group_key, date_key, module_key, lesson_no, learner_key) IN (
    SELECT group_key, date_key, module_key, lesson_no, learner_key FROM contested_attendance);

DELETE FROM fact_attendance_revision
WHERE (group_key, date_key, module_key, lesson_no, learner_key) IN (
    SELECT group_key, date_key, module_key, lesson_no, learner_key FROM contested_attendance);

INSERT INTO fact_attendance (
    group_key, date_key, module_key, lesson_no, learner_key, mark_key, attended, scheduled, teacher_key, org_key,
    corrected_on, corrected_by, correction_reason, load_file_key, line_no)
SELECT
    group_key, date_key, module_key, lesson_no, learner_key, mark_key, attended, scheduled, teacher_key, org_key,
    corrected_on, corrected_by, correction_reason, load_file_key, line_no
FROM version_attendance
WHERE from_last = 1 AND is_removed = 0;

INSERT INTO fact_attendance_revision (
    group_key, date_key, module_key, lesson_no, learner_key, mark_key, attended, scheduled, teacher_key, org_key,
    corrected_on, corrected_by, correction_reason, load_file_key, line_no, is_removed)
SELECT
    group_key, date_key, module_key, lesson_no, learner_key, mark_key, attended, scheduled, teacher_key, org_key,
    corrected_on, corrected_by, correction_reason, load_file_key, line_no, is_removed
FROM version_attendance
WHERE from_last > 1 OR is_removed = 1;

DROP TABLE version_attendance;
DELETE FROM stage_attendance;
DELETE FROM contested_attendance;
