-- title: Оценки: история спорных ключей заново
-- The history of a key is the set of versions that the feeds ever gave, ordered by corrected_on (none is first), then by
-- load; a removal without a date is last. The last one is the fact, the others its revisions: so that files in any order
-- give the same. Row-value IN makes the engine go by key from the few contested rows, never over the whole fact.

-- Rows of this file that went in before their key was contested, or whose key was removed.
INSERT OR IGNORE INTO contested_grades SELECT DISTINCT group_key, learner_key, module_key, control_key, competency_key, attempt FROM stage_grades;
INSERT OR IGNORE INTO contested_grades
SELECT removed.group_key, removed.learner_key, removed.module_key, removed.control_key, removed.competency_key, removed.attempt
FROM fact_grade_revision AS removed
CROSS JOIN fact_grade AS fact
WHERE fact.group_key = removed.group_key
    AND fact.learner_key = removed.learner_key
    AND fact.module_key = removed.module_key
    AND fact.control_key = removed.control_key
    AND fact.competency_key = removed.competency_key
    AND fact.attempt = removed.attempt
    AND removed.is_removed = 1
    AND fact.load_file_key >= @load_file_key;

INSERT INTO stage_grades
SELECT fact.*, 0
FROM contested_grades AS contested
CROSS JOIN fact_grade AS fact
WHERE fact.group_key = contested.group_key
    AND fact.learner_key = contested.learner_key
    AND fact.module_key = contested.module_key
    AND fact.control_key = contested.control_key
    AND fact.competency_key = contested.competency_key
    AND fact.attempt = contested.attempt
    AND fact.load_file_key >= @load_file_key;

INSERT INTO load_count (load_file_key, pulled)
SELECT fact.load_file_key, count(*)
FROM contested_grades AS contested
CROSS JOIN fact_grade AS fact
WHERE fact.group_key = contested.group_key
    AND fact.learner_key = contested.learner_key
    AND fact.module_key = contested.module_key
    AND fact.control_key = contested.control_key
    AND fact.competency_key = contested.competency_key
    AND fact.attempt = contested.attempt
    AND fact.load_file_key >= @load_file_key
GROUP BY fact.load_file_key;

DELETE FROM fact_grade
WHERE (group_key, learner_key, module_key, control_key, competency_key, attempt) IN (
        SELECT group_key, learner_key, module_key, control_key, competency_key, attempt FROM contested_grades)
    AND load_file_key >= @load_file_key;

-- The same row twice in one file.
DELETE FROM stage_grades WHERE rowid IN (
    SELECT stage_id
    FROM (
        SELECT rowid AS stage_id, row_number() OVER (
            PARTITION BY load_file_key, group_key, learner_key, module_key, control_key, competency_key, attempt,
                date_key, scale_key, label, share, bucket, is_passed, teacher_key, grade_words, source_id, corrected_on,
                corrected_by, correction_reason, is_removed
            ORDER BY line_no) AS place
        FROM stage_grades
    ) AS ranked
    WHERE place > 1);

-- One key with different values in one file, and nothing that says which is later: none of them is taken.
INSERT OR IGNORE INTO load_conflict (load_file_key, line_no)
SELECT load_file_key, line_no
FROM (
    SELECT load_file_key, line_no, count(*) OVER (PARTITION BY load_file_key, group_key, learner_key, module_key, control_key, competency_key, attempt, corrected_on) AS versions
    FROM stage_grades
    WHERE is_removed = 0
) AS counted
WHERE versions > 1;

DELETE FROM stage_grades WHERE is_removed = 0 AND (load_file_key, line_no) IN (SELECT load_file_key, line_no FROM load_conflict);

-- What stands as it is needs no history.
DELETE FROM stage_grades
WHERE is_removed = 0
    AND EXISTS (
        SELECT 1
        FROM fact_grade AS fact
        WHERE fact.group_key = stage_grades.group_key
            AND fact.learner_key = stage_grades.learner_key
            AND fact.module_key = stage_grades.module_key
            AND fact.control_key = stage_grades.control_key
            AND fact.competency_key = stage_grades.competency_key
            AND fact.attempt = stage_grades.attempt
            AND fact.date_key IS stage_grades.date_key
            AND fact.scale_key IS stage_grades.scale_key
            AND fact.label IS stage_grades.label
            AND fact.share IS stage_grades.share
            AND fact.bucket IS stage_grades.bucket
            AND fact.is_passed IS stage_grades.is_passed
            AND fact.teacher_key IS stage_grades.teacher_key
            AND fact.grade_words IS stage_grades.grade_words
            AND fact.source_id IS stage_grades.source_id
            AND fact.corrected_on IS stage_grades.corrected_on
            AND fact.corrected_by IS stage_grades.corrected_by
            AND fact.correction_reason IS stage_grades.correction_reason);

DELETE FROM contested_grades;
INSERT INTO contested_grades SELECT DISTINCT group_key, learner_key, module_key, control_key, competency_key, attempt FROM stage_grades;

INSERT INTO stage_grades
SELECT fact.*, 0
FROM contested_grades AS contested
CROSS JOIN fact_grade AS fact
WHERE fact.group_key = contested.group_key
    AND fact.learner_key = contested.learner_key
    AND fact.module_key = contested.module_key
    AND fact.control_key = contested.control_key
    AND fact.competency_key = contested.competency_key
    AND fact.attempt = contested.attempt;

INSERT INTO stage_grades
SELECT revision.*
FROM contested_grades AS contested
CROSS JOIN fact_grade_revision AS revision
WHERE revision.group_key = contested.group_key
    AND revision.learner_key = contested.learner_key
    AND revision.module_key = contested.module_key
    AND revision.control_key = contested.control_key
    AND revision.competency_key = contested.competency_key
    AND revision.attempt = contested.attempt;

-- Nothing is a sign of its own: concat_ws passes over empty texts.
CREATE TEMP TABLE version_grades AS
SELECT *, row_number() OVER (
    PARTITION BY group_key, learner_key, module_key, control_key, competency_key, attempt ORDER BY moment DESC, is_removed DESC, load_file_key DESC, line_no DESC) AS from_last
FROM (
    SELECT *, lag(content) OVER (
        PARTITION BY group_key, learner_key, module_key, control_key, competency_key, attempt ORDER BY moment, is_removed, load_file_key, line_no) AS content_before
    FROM (
        SELECT *,
            coalesce(corrected_on, iif(is_removed = 1, '9999', '')) AS moment,
            concat_ws(char(31),
            coalesce(date_key, char(30)), coalesce(scale_key, char(30)), coalesce(label, char(30)), coalesce(share, char(30)),
            coalesce(bucket, char(30)), coalesce(is_passed, char(30)), coalesce(teacher_key, char(30)), coalesce(grade_words, char(30)),
            coalesce(source_id, char(30)), coalesce(corrected_on, char(30)), coalesce(corrected_by, char(30)),
            coalesce(correction_reason, char(30)), coalesce(is_removed, char(30))) AS content
        FROM stage_grades
    ) AS timed
) AS compared
WHERE content_before IS NULL OR content_before <> content;

INSERT INTO load_count (load_file_key, loaded, corrected)
SELECT load_file_key, count(iif(content_before IS NULL, 1, NULL)), count(content_before)
FROM version_grades
WHERE load_file_key >= @load_file_key
GROUP BY load_file_key;

INSERT OR IGNORE INTO touched_group SELECT group_key FROM version_grades WHERE group_key IS NOT NULL;

DELETE FROM fact_grade
WHERE (group_key, learner_key, module_key, control_key, competency_key, attempt) IN (
    SELECT group_key, learner_key, module_key, control_key, competency_key, attempt FROM contested_grades);

DELETE FROM fact_grade_revision
WHERE (group_key, learner_key, module_key, control_key, competency_key, attempt) IN (
    SELECT group_key, learner_key, module_key, control_key, competency_key, attempt FROM contested_grades);

INSERT INTO fact_grade (
    group_key, learner_key, module_key, control_key, competency_key, attempt, date_key, scale_key, label, share, bucket,
    is_passed, teacher_key, grade_words, source_id, org_key, corrected_on, corrected_by, correction_reason,
    load_file_key, line_no)
SELECT
    group_key, learner_key, module_key, control_key, competency_key, attempt, date_key, scale_key, label, share, bucket,
    is_passed, teacher_key, grade_words, source_id, org_key, corrected_on, corrected_by, correction_reason,
    load_file_key, line_no
FROM version_grades
WHERE from_last = 1 AND is_removed = 0;

INSERT INTO fact_grade_revision (
    group_key, learner_key, module_key, control_key, competency_key, attempt, date_key, scale_key, label, share, bucket,
    is_passed, teacher_key, grade_words, source_id, org_key, corrected_on, corrected_by, correction_reason,
    load_file_key, line_no, is_removed)
SELECT
    group_key, learner_key, module_key, control_key, competency_key, attempt, date_key, scale_key, label, share, bucket,
    is_passed, teacher_key, grade_words, source_id, org_key, corrected_on, corrected_by, correction_reason,
    load_file_key, line_no, is_removed
FROM version_grades
WHERE from_last > 1 OR is_removed = 1;

DROP TABLE version_grades;
DELETE FROM stage_grades;
DELETE FROM contested_grades;
