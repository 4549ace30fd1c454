-- title: Зачисления: история спорных ключей заново
-- The history of a key is the set of versions that the feeds ever gave, ordered by corrected_on (none is first), then by
-- load; a removal without a date is last. The last one is the fact, the others its revisions: so that files in any order
-- give the same. Row-value IN makes the engine go by key from the few contested rows, never over the whole fact.

-- Rows of this file that went in before their key was contested, or whose key was removed.
INSERT OR IGNORE INTO contested_enrolments SELECT DISTINCT group_key, learner_key FROM stage_enrolments;
INSERT OR IGNORE INTO contested_enrolments
SELECT removed.group_key, removed.learner_key
FROM fact_enrolment_revision AS removed
CROSS JOIN fact_enrolment AS fact
WHERE fact.group_key = removed.group_key
    AND fact.learner_key = removed.learner_key
    AND removed.is_removed = 1
    AND fact.load_file_key >= @load_file_key;

INSERT INTO stage_enrolments
SELECT fact.*, 0
FROM contested_enrolments AS contested
CROSS JOIN fact_enrolment AS fact
WHERE fact.group_key = contested.group_key
    AND fact.learner_key = contested.learner_key
    AND fact.load_file_key >= @load_file_key;

INSERT INTO load_count (load_file_key, pulled)
SELECT fact.load_file_key, count(*)
FROM contested_enrolments AS contested
CROSS JOIN fact_enrolment AS fact
WHERE fact.group_key = contested.group_key
    AND fact.learner_key = contested.learner_key
    AND fact.load_file_key >= @load_file_key
GROUP BY fact.load_file_key;

DELETE FROM fact_enrolment
WHERE (group_key, learner_key) IN (
        SELECT group_key, learner_key FROM contested_enrolments)
    AND load_file_key >= @load_file_key;

-- The same row twice in one file.
DELETE FROM stage_enrolments WHERE rowid IN (
    SELECT stage_id
    FROM (
        SELECT rowid AS stage_id, row_number() OVER (
            PARTITION BY load_file_key, group_key, learner_key,
                enrolled_date_key, started_date_key, completed_date_key, left_date_key, enrolment_order, leaving_order,
                outcome, referral, dormitory, corrected_on, corrected_by, correction_reason, is_removed
            ORDER BY line_no) AS place
        FROM stage_enrolments
    ) AS ranked
    WHERE place > 1);

-- One key with different values in one file, and nothing that says which is later: none of them is taken.
INSERT OR IGNORE INTO load_conflict (load_file_key, line_no)
SELECT load_file_key, line_no
FROM (
    SELECT load_file_key, line_no, count(*) OVER (PARTITION BY load_file_key, group_key, learner_key, corrected_on) AS versions
    FROM stage_enrolments
    WHERE is_removed = 0
) AS counted
WHERE versions > 1;

DELETE FROM stage_enrolments WHERE is_removed = 0 AND (load_file_key, line_no) IN (SELECT load_file_key, line_no FROM load_conflict);

-- What stands as it is needs no history.
DELETE FROM stage_enrolments
WHERE is_removed = 0
    AND EXISTS (
        SELECT 1
        FROM fact_enrolment AS fact
        WHERE fact.group_key = stage_enrolments.group_key
            AND fact.learner_key = stage_enrolments.learner_key
            AND fact.enrolled_date_key IS stage_enrolments.enrolled_date_key
            AND fact.started_date_key IS stage_enrolments.started_date_key
            AND fact.completed_date_key IS stage_enrolments.completed_date_key
            AND fact.left_date_key IS stage_enrolments.left_date_key
            AND fact.enrolment_order IS stage_enrolments.enrolment_order
            AND fact.leaving_order IS stage_enrolments.leaving_order
            AND fact.outcome IS stage_enrolments.outcome
            AND fact.referral IS stage_enrolments.referral
            AND fact.dormitory IS stage_enrolments.dormitory
            AND fact.corrected_on IS stage_enrolments.corrected_on
            AND fact.corrected_by IS stage_enrolments.corrected_by
            AND fact.correction_reason IS stage_enrolments.correction_reason);

DELETE FROM contested_enrolments;
INSERT INTO contested_enrolments SELECT DISTINCT group_key, learner_key FROM stage_enrolments;

INSERT INTO stage_enrolments
SELECT fact.*, 0
FROM contested_enrolments AS contested
CROSS JOIN fact_enrolment AS fact
WHERE fact.group_key = contested.group_key
    AND fact.learner_key = contested.learner_key;

INSERT INTO stage_enrolments
SELECT revision.*
FROM contested_enrolments AS contested
CROSS JOIN fact_enrolment_revision AS revision
WHERE revision.group_key = contested.group_key
    AND revision.learner_key = contested.learner_key;

-- Nothing is a sign of its own: concat_ws passes over empty texts.
CREATE TEMP TABLE version_enrolments AS
SELECT *, row_number() OVER (
    PARTITION BY group_key, learner_key ORDER BY moment DESC, is_removed DESC, load_file_key DESC, line_no DESC) AS from_last
FROM (
    SELECT *, lag(content) OVER (
        PARTITION BY group_key, learner_key ORDER BY moment, is_removed, load_file_key, line_no) AS content_before
    FROM (
        SELECT *,
            coalesce(corrected_on, iif(is_removed = 1, '9999', '')) AS moment,
            concat_ws(char(31),
            coalesce(enrolled_date_key, char(30)), coalesce(started_date_key, char(30)), coalesce(completed_date_key, char(30)),
            coalesce(left_date_key, char(30)), coalesce(enrolment_order, char(30)), coalesce(leaving_order, char(30)),
            coalesce(outcome, char(30)), coalesce(referral, char(30)), coalesce(dormitory, char(30)), coalesce(corrected_on, char(30)),
            coalesce(corrected_by, char(30)), coalesce(correction_reason, char(30)), coalesce(is_removed, char(30))) AS content
        FROM stage_enrolments
    ) AS timed
) AS compared
WHERE content_before IS NULL OR content_before <> content;

INSERT INTO load_count (load_file_key, loaded, corrected)
SELECT load_file_key, count(iif(content_before IS NULL, 1, NULL)), count(content_before)
FROM version_enrolments
WHERE load_file_key >= @load_file_key
GROUP BY load_file_key;

INSERT OR IGNORE INTO touched_group SELECT group_key FROM version_enrolments WHERE group_key IS NOT NULL;

DELETE FROM fact_enrolment
WHERE (group_key, learner_key) IN (
    SELECT group_key, learner_key FROM contested_enrolments);

DELETE FROM fact_enrolment_revision
WHERE (group_key, learner_key) IN (
    SELECT group_key, learner_key FROM contested_enrolments);

INSERT INTO fact_enrolment (
    group_key, learner_key, enrolled_date_key, started_date_key, completed_date_key, left_date_key, enrolment_order,
    leaving_order, outcome, referral, dormitory, org_key, corrected_on, corrected_by, correction_reason, load_file_key,
    line_no)
SELECT
    group_key, learner_key, enrolled_date_key, started_date_key, completed_date_key, left_date_key, enrolment_order,
    leaving_order, outcome, referral, dormitory, org_key, corrected_on, corrected_by, correction_reason, load_file_key,
    line_no
FROM version_enrolments
WHERE from_last = 1 AND is_removed = 0;

INSERT INTO fact_enrolment_revision (
    group_key, learner_key, enrolled_date_key, started_date_key, completed_date_key, left_date_key, enrolment_order,
    leaving_order, outcome, referral, dormitory, org_key, corrected_on, corrected_by, correction_reason, load_file_key,
    line_no, is_removed)
SELECT
    group_key, learner_key, enrolled_date_key, started_date_key, completed_date_key, left_date_key, enrolment_order,
    leaving_order, outcome, referral, dormitory, org_key, corrected_on, corrected_by, correction_reason, load_file_key,
    line_no, is_removed
FROM version_enrolments
WHERE from_last > 1 OR is_removed = 1;

DROP TABLE version_enrolments;
DELETE FROM stage_enrolments;
DELETE FROM contested_enrolments;
