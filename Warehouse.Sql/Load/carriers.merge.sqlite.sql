-- title: Носители: история спорных ключей заново
-- The history of a key is the set of versions that the feeds ever gave, ordered by corrected_on (none is first), then by
-- load; a removal without a date is last. The last one is the fact, the others its revisions: so that files in any order
-- give the same. Row-value IN makes the engine go by key from the few contested rows, never over the whole fact.

-- Rows of this file that went in before their key was contested, or whose key was removed.
INSERT OR IGNORE INTO contested_carriers SELECT DISTINCT org_key, carrier_kind, unit_no, year FROM stage_carriers;
INSERT OR IGNORE INTO contested_carriers
SELECT removed.org_key, removed.carrier_kind, removed.unit_no, removed.year
FROM fact_carrier_revision AS removed
CROSS JOIN fact_carrier AS fact
WHERE fact.org_key = removed.org_key
    AND fact.carrier_kind = removed.carrier_kind
    AND fact.unit_no = removed.unit_no
    AND fact.year = removed.year
    AND removed.is_removed = 1
    AND fact.load_file_key >= @load_file_key;

INSERT INTO stage_carriers
SELECT fact.*, 0
FROM contested_carriers AS contested
CROSS JOIN fact_carrier AS fact
WHERE fact.org_key = contested.org_key
    AND fact.carrier_kind = contested.carrier_kind
    AND fact.unit_no = contested.unit_no
    AND fact.year = contested.year
    AND fact.load_file_key >= @load_file_key;

INSERT INTO load_count (load_file_key, pulled)
SELECT fact.load_file_key, count(*)
FROM contested_carriers AS contested
CROSS JOIN fact_carrier AS fact
WHERE fact.org_key = contested.org_key
    AND fact.carrier_kind = contested.carrier_kind
    AND fact.unit_no = contested.unit_no
    AND fact.year = contested.year
    AND fact.load_file_key >= @load_file_key
GROUP BY fact.load_file_key;

DELETE FROM fact_carrier
WHERE (org_key, carrier_kind, unit_no, year) IN (
        SELECT org_key, carrier_kind, unit_no, year FROM contested_carriers)
    AND load_file_key >= @load_file_key;

-- The same row twice in one file.
DELETE FROM stage_carriers WHERE rowid IN (
    SELECT stage_id
    FROM (
        SELECT rowid AS stage_id, row_number() OVER (
            PARTITION BY load_file_key, org_key, carrier_kind, unit_no, year,
                group_key, title, medium, derivative_of, place, closed_on, sheets, corrected_on, corrected_by,
                correction_reason, is_removed
            ORDER BY line_no) AS place
        FROM stage_carriers
    ) AS ranked
    WHERE place > 1);

-- One key with different values in one file, and nothing that says which is later: none of them is taken.
INSERT OR IGNORE INTO load_conflict (load_file_key, line_no)
SELECT load_file_key, line_no
FROM (
    SELECT load_file_key, line_no, count(*) OVER (PARTITION BY load_file_key, org_key, carrier_kind, unit_no, year, corrected_on) AS versions
    FROM stage_carriers
    WHERE is_removed = 0
) AS counted
WHERE versions > 1;

DELETE FROM stage_carriers WHERE is_removed = 0 AND (load_file_key, line_no) IN (SELECT load_file_key, line_no FROM load_conflict);

-- What stands as it is needs no history.
DELETE FROM stage_carriers
WHERE is_removed = 0
    AND EXISTS (
        SELECT 1
        FROM fact_carrier AS fact
        WHERE fact.org_key = stage_carriers.org_key
            AND fact.carrier_kind = stage_carriers.carrier_kind
            AND fact.unit_no = stage_carriers.unit_no
            AND fact.year = stage_carriers.year
            AND fact.group_key IS stage_carriers.group_key
            AND fact.title IS stage_carriers.title
            AND fact.medium IS stage_carriers.medium
            AND fact.derivative_of IS stage_carriers.derivative_of
            AND fact.place IS stage_carriers.place
            AND fact.closed_on IS stage_carriers.closed_on
            AND fact.sheets IS stage_carriers.sheets
            AND fact.corrected_on IS stage_carriers.corrected_on
            AND fact.corrected_by IS stage_carriers.corrected_by
            AND fact.correction_reason IS stage_carriers.correction_reason);

DELETE FROM contested_carriers;
INSERT INTO contested_carriers SELECT DISTINCT org_key, carrier_kind, unit_no, year FROM stage_carriers;

INSERT INTO stage_carriers
SELECT fact.*, 0
FROM contested_carriers AS contested
CROSS JOIN fact_carrier AS fact
WHERE fact.org_key = contested.org_key
    AND fact.carrier_kind = contested.carrier_kind
    AND fact.unit_no = contested.unit_no
    AND fact.year = contested.year;

INSERT INTO stage_carriers
SELECT revision.*
FROM contested_carriers AS contested
CROSS JOIN fact_carrier_revision AS revision
WHERE revision.org_key = contested.org_key
    AND revision.carrier_kind = contested.carrier_kind
    AND revision.unit_no = contested.unit_no
    AND revision.year = contested.year;

-- Nothing is a sign of its own: concat_ws passes over empty texts.
CREATE TEMP TABLE version_carriers AS
SELECT *, row_number() OVER (
    PARTITION BY org_key, carrier_kind, unit_no, year ORDER BY moment DESC, is_removed DESC, load_file_key DESC, line_no DESC) AS from_last
FROM (
    SELECT *, lag(content) OVER (
        PARTITION BY org_key, carrier_kind, unit_no, year ORDER BY moment, is_removed, load_file_key, line_no) AS content_before
    FROM (
        SELECT *,
            coalesce(corrected_on, iif(is_removed = 1, '9999', '')) AS moment,
            concat_ws(char(31),
            coalesce(group_key, char(30)), coalesce(title, char(30)), coalesce(medium, char(30)), coalesce(derivative_of, char(30)),
            coalesce(place, char(30)), coalesce(closed_on, char(30)), coalesce(sheets, char(30)), coalesce(corrected_on, char(30)),
            coalesce(corrected_by, char(30)), coalesce(correction_reason, char(30)), coalesce(is_removed, char(30))) AS content
        FROM stage_carriers
    ) AS timed
) AS compared
WHERE content_before IS NULL OR content_before <> content;

INSERT INTO load_count (load_file_key, loaded, corrected)
SELECT load_file_key, count(iif(content_before IS NULL, 1, NULL)), count(content_before)
FROM version_carriers
WHERE load_file_key >= @load_file_key
GROUP BY load_file_key;

INSERT OR IGNORE INTO touched_group SELECT group_key FROM version_carriers WHERE group_key IS NOT NULL;

DELETE FROM fact_carrier
WHERE (org_key, carrier_kind, unit_no, year) IN (
    SELECT org_key, carrier_kind, unit_no, year FROM contested_carriers);

DELETE FROM fact_carrier_revision
WHERE (org_key, carrier_kind, unit_no, year) IN (
    SELECT org_key, carrier_kind, unit_no, year FROM contested_carriers);

INSERT INTO fact_carrier (
    org_key, carrier_kind, unit_no, year, group_key, title, medium, derivative_of, place, closed_on, sheets,
    corrected_on, corrected_by, correction_reason, load_file_key, line_no)
SELECT
    org_key, carrier_kind, unit_no, year, group_key, title, medium, derivative_of, place, closed_on, sheets,
    corrected_on, corrected_by, correction_reason, load_file_key, line_no
FROM version_carriers
WHERE from_last = 1 AND is_removed = 0;

INSERT INTO fact_carrier_revision (
    org_key, carrier_kind, unit_no, year, group_key, title, medium, derivative_of, place, closed_on, sheets,
    corrected_on, corrected_by, correction_reason, load_file_key, line_no, is_removed)
SELECT
    org_key, carrier_kind, unit_no, year, group_key, title, medium, derivative_of, place, closed_on, sheets,
    corrected_on, corrected_by, correction_reason, load_file_key, line_no, is_removed
FROM version_carriers
WHERE from_last > 1 OR is_removed = 1;

DROP TABLE version_carriers;
DELETE FROM stage_carriers;
DELETE FROM contested_carriers;
