-- title: Поощрения: история спорных ключей заново
-- The history of a key is the set of versions that the feeds ever gave, ordered by corrected_on (none is first), then by
-- load; a removal without a date is last. The last one is the fact, the others its revisions: so that files in any order
-- give the same. Row-value IN makes the engine go by key from the few contested rows, never over the whole fact.

-- Rows of this file that went in before their key was contested, or whose key was removed.
INSERT OR IGNORE INTO contested_awards SELECT DISTINCT learner_key, award_key, date_key, order_no FROM stage_awards;
INSERT OR IGNORE INTO contested_awards
SELECT removed.learner_key, removed.award_key, removed.date_key, removed.order_no
FROM fact_award_revision AS removed
CROSS JOIN fact_award AS fact
WHERE fact.learner_key = removed.learner_key
    AND fact.award_key = removed.award_key
    AND fact.date_key = removed.date_key
    AND fact.order_no = removed.order_no
    AND removed.is_removed = 1
    AND fact.load_file_key >= @load_file_key;

INSERT INTO stage_awards
SELECT fact.*, 0
FROM contested_awards AS contested
CROSS JOIN fact_award AS fact
WHERE fact.learner_key = contested.learner_key
    AND fact.award_key = contested.award_key
    AND fact.date_key = contested.date_key
    AND fact.order_no = contested.order_no
    AND fact.load_file_key >= @load_file_key;

INSERT INTO load_count (load_file_key, pulled)
SELECT fact.load_file_key, count(*)
FROM contested_awards AS contested
CROSS JOIN fact_award AS fact
WHERE fact.learner_key = contested.learner_key
    AND fact.award_key = contested.award_key
    AND fact.date_key = contested.date_key
    AND fact.order_no = contested.order_no
    AND fact.load_file_key >= @load_file_key
GROUP BY fact.load_file_key;

DELETE FROM fact_award
WHERE (learner_key, award_key, date_key, order_no) IN (
        SELECT learner_key, award_key, date_key, order_no FROM contested_awards)
    AND load_file_key >= @load_file_key;

-- The same row twice in one file.
DELETE FROM stage_awards WHERE rowid IN (
    SELECT stage_id
    FROM (
        SELECT rowid AS stage_id, row_number() OVER (
            PARTITION BY load_file_key, learner_key, award_key, date_key, order_no,
                order_date_key, ground, level, title, group_key, publication_consent, corrected_on, corrected_by,
                correction_reason, is_removed
            ORDER BY line_no) AS place
        FROM stage_awards
    ) AS ranked
    WHERE place > 1);

-- One key with different values in one file, and nothing that says which is later: none of them is taken.
INSERT OR IGNORE INTO load_conflict (load_file_key, line_no)
SELECT load_file_key, line_no
FROM (
    SELECT load_file_key, line_no, count(*) OVER (PARTITION BY load_file_key, learner_key, award_key, date_key, order_no, corrected_on) AS versions
    FROM stage_awards
    WHERE is_removed = 0
) AS counted
WHERE versions > 1;

DELETE FROM stage_awards WHERE is_removed = 0 AND (load_file_key, line_no) IN (SELECT load_file_key, line_no FROM load_conflict);

-- What stands as it is needs no history.
DELETE FROM stage_awards
WHERE is_removed = 0
    AND EXISTS (
        SELECT 1
        FROM fact_award AS fact
        WHERE fact.learner_key = stage_awards.learner_key
            AND fact.award_key = stage_awards.award_key
            AND fact.date_key = stage_awards.date_key
            AND fact.order_no = stage_awards.order_no
            AND fact.order_date_key IS stage_awards.order_date_key
            AND fact.ground IS stage_awards.ground
            AND fact.level IS stage_awards.level
            AND fact.title IS stage_awards.title
            AND fact.group_key IS stage_awards.group_key
            AND fact.publication_consent IS stage_awards.publication_consent
            AND fact.corrected_on IS stage_awards.corrected_on
            AND fact.corrected_by IS stage_awards.corrected_by
            AND fact.correction_reason IS stage_awards.correction_reason);

DELETE FROM contested_awards;
INSERT INTO contested_awards SELECT DISTINCT learner_key, award_key, date_key, order_no FROM stage_awards;

INSERT INTO stage_awards
SELECT fact.*, 0
FROM contested_awards AS contested
CROSS JOIN fact_award AS fact
WHERE fact.learner_key = contested.learner_key
    AND fact.award_key = contested.award_key
    AND fact.date_key = contested.date_key
    AND fact.order_no = contested.order_no;

INSERT INTO stage_awards
SELECT revision.*
FROM contested_awards AS contested
CROSS JOIN fact_award_revision AS revision
WHERE revision.learner_key = contested.learner_key
    AND revision.award_key = contested.award_key
    AND revision.date_key = contested.date_key
    AND revision.order_no = contested.order_no;

-- Nothing is a sign of its own: concat_ws passes over empty texts.
CREATE TEMP TABLE version_awards AS
SELECT *, row_number() OVER (
    PARTITION BY learner_key, award_key, date_key, order_no ORDER BY moment DESC, is_removed DESC, load_file_key DESC, line_no DESC) AS from_last
FROM (
    SELECT *, lag(content) OVER (
        PARTITION BY learner_key, award_key, date_key, order_no ORDER BY moment, is_removed, load_file_key, line_no) AS content_before
    FROM (
        SELECT *,
            coalesce(corrected_on, iif(is_removed = 1, '9999', '')) AS moment,
            concat_ws(char(31),
            coalesce(order_date_key, char(30)), coalesce(ground, char(30)), coalesce(level, char(30)), coalesce(title, char(30)),
            coalesce(group_key, char(30)), coalesce(publication_consent, char(30)), coalesce(corrected_on, char(30)),
            coalesce(corrected_by, char(30)), coalesce(correction_reason, char(30)), coalesce(is_removed, char(30))) AS content
        FROM stage_awards
    ) AS timed
) AS compared
WHERE content_before IS NULL OR content_before <> content;

INSERT INTO load_count (load_file_key, loaded, corrected)
SELECT load_file_key, count(iif(content_before IS NULL, 1, NULL)), count(content_before)
FROM version_awards
WHERE load_file_key >= @load_file_key
GROUP BY load_file_key;

INSERT OR IGNORE INTO touched_group SELECT group_key FROM version_awards WHERE group_key IS NOT NULL;

DELETE FROM fact_award
WHERE (learner_key, award_key, date_key, order_no) IN (
    SELECT learner_key, award_key, date_key, order_no FROM contested_awards);

DELETE FROM fact_award_revision
WHERE (learner_key, award_key, date_key, order_no) IN (
    SELECT learner_key, award_key, date_key, order_no FROM contested_awards);

INSERT INTO fact_award (
    learner_key, award_key, date_key, order_no, order_date_key, ground, level, title, group_key, publication_consent,
    org_key, corrected_on, corrected_by, correction_reason, load_file_key, line_no)
SELECT
    learner_key, award_key, date_key, order_no, order_date_key, ground, level, title, group_key, publication_consent,
    org_key, corrected_on, corrected_by, correction_reason, load_file_key, line_no
FROM version_awards
WHERE from_last = 1 AND is_removed = 0;

INSERT INTO fact_award_revision (
    learner_key, award_key, date_key, order_no, order_date_key, ground, level, title, group_key, publication_consent,
    org_key, corrected_on, corrected_by, correction_reason, load_file_key, line_no, is_removed)
SELECT
    learner_key, award_key, date_key, order_no, order_date_key, ground, level, title, group_key, publication_consent,
    org_key, corrected_on, corrected_by, correction_reason, load_file_key, line_no, is_removed
FROM version_awards
WHERE from_last > 1 OR is_removed = 1;

DROP TABLE version_awards;
DELETE FROM stage_awards;
DELETE FROM contested_awards;
