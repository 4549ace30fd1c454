-- title: Программы: строки файла в хранилище
-- A version with valid_from is a dated one. Without it the first is true of all days before; a later one that says
-- something else is true from the day of its load; one that only adds what was blank adds to the last such version.
-- The same row twice in one file.
DELETE FROM stage_programmes WHERE rowid IN (
    SELECT stage_id
    FROM (
        SELECT rowid AS stage_id, row_number() OVER (
            PARTITION BY load_file_key, programme_key, valid_from,
                name, kind, hours, professional_standard, priority_area, accredited_from, accredited_to, approved_on,
                delivery
            ORDER BY line_no) AS place
        FROM stage_programmes
    ) AS ranked
    WHERE place > 1);

-- One key with different values in one file: none of them is taken.
INSERT OR IGNORE INTO load_conflict (load_file_key, line_no)
SELECT load_file_key, line_no
FROM (
    SELECT load_file_key, line_no, count(*) OVER (PARTITION BY load_file_key, programme_key, valid_from) AS versions
    FROM stage_programmes
) AS counted
WHERE versions > 1;

DELETE FROM stage_programmes WHERE (load_file_key, line_no) IN (SELECT load_file_key, line_no FROM load_conflict);

CREATE TEMP TABLE undated_programmes AS
SELECT
    stage_programmes.programme_key,
    before.valid_from AS valid_before,
    coalesce(stage_programmes.name, before.name) AS name,
    coalesce(stage_programmes.kind, before.kind) AS kind,
    coalesce(stage_programmes.hours, before.hours) AS hours,
    coalesce(stage_programmes.professional_standard, before.professional_standard) AS professional_standard,
    coalesce(stage_programmes.priority_area, before.priority_area) AS priority_area,
    coalesce(stage_programmes.accredited_from, before.accredited_from) AS accredited_from,
    coalesce(stage_programmes.accredited_to, before.accredited_to) AS accredited_to,
    coalesce(stage_programmes.approved_on, before.approved_on) AS approved_on,
    coalesce(stage_programmes.delivery, before.delivery) AS delivery,
    iif(stage_programmes.name IS NOT NULL AND before.name IS NOT NULL AND stage_programmes.name <> before.name
        OR stage_programmes.kind IS NOT NULL AND before.kind IS NOT NULL AND stage_programmes.kind <> before.kind
        OR stage_programmes.hours IS NOT NULL AND before.hours IS NOT NULL AND stage_programmes.hours <> before.hours
        OR stage_programmes.professional_standard IS NOT NULL AND before.professional_standard IS NOT NULL AND stage_programmes.professional_standard <> before.professional_standard
        OR stage_programmes.priority_area IS NOT NULL AND before.priority_area IS NOT NULL AND stage_programmes.priority_area <> before.priority_area
        OR stage_programmes.accredited_from IS NOT NULL AND before.accredited_from IS NOT NULL AND stage_programmes.accredited_from <> before.accredited_from
        OR stage_programmes.accredited_to IS NOT NULL AND before.accredited_to IS NOT NULL AND stage_programmes.accredited_to <> before.accredited_to
        OR stage_programmes.approved_on IS NOT NULL AND before.approved_on IS NOT NULL AND stage_programmes.approved_on <> before.approved_on
        OR stage_programmes.delivery IS NOT NULL AND before.delivery IS NOT NULL AND stage_programmes.delivery <> before.delivery, 1, 0) AS contradicts,
    iif(stage_programmes.name IS NOT NULL AND before.name IS NULL
        OR stage_programmes.kind IS NOT NULL AND before.kind IS NULL
        OR stage_programmes.hours IS NOT NULL AND before.hours IS NULL
        OR stage_programmes.professional_standard IS NOT NULL AND before.professional_standard IS NULL
        OR stage_programmes.priority_area IS NOT NULL AND before.priority_area IS NULL
        OR stage_programmes.accredited_from IS NOT NULL AND before.accredited_from IS NULL
        OR stage_programmes.accredited_to IS NOT NULL AND before.accredited_to IS NULL
        OR stage_programmes.approved_on IS NOT NULL AND before.approved_on IS NULL
        OR stage_programmes.delivery IS NOT NULL AND before.delivery IS NULL, 1, 0) AS adds,
    stage_programmes.load_file_key,
    stage_programmes.line_no
FROM stage_programmes
LEFT JOIN dim_programme_history AS before
    ON before.programme_key = stage_programmes.programme_key
    AND before.valid_from = (
        SELECT max(undated.valid_from)
        FROM dim_programme_history AS undated
        WHERE undated.programme_key = stage_programmes.programme_key AND undated.is_dated = 0)
WHERE stage_programmes.valid_from IS NULL
    AND stage_programmes.rowid = (
        SELECT max(last.rowid) FROM stage_programmes AS last WHERE last.programme_key = stage_programmes.programme_key AND last.valid_from IS NULL);

CREATE TEMP TABLE changed_programmes AS
SELECT stage_programmes.programme_key, stage_programmes.load_file_key, stage_programmes.line_no
FROM stage_programmes
LEFT JOIN dim_programme_history AS version ON version.programme_key = stage_programmes.programme_key AND version.valid_from = stage_programmes.valid_from
WHERE stage_programmes.valid_from IS NOT NULL
    AND (version.programme_key IS NULL
        OR version.name IS NOT stage_programmes.name
        OR version.kind IS NOT stage_programmes.kind
        OR version.hours IS NOT stage_programmes.hours
        OR version.professional_standard IS NOT stage_programmes.professional_standard
        OR version.priority_area IS NOT stage_programmes.priority_area
        OR version.accredited_from IS NOT stage_programmes.accredited_from
        OR version.accredited_to IS NOT stage_programmes.accredited_to
        OR version.approved_on IS NOT stage_programmes.approved_on
        OR version.delivery IS NOT stage_programmes.delivery)
UNION
SELECT programme_key, load_file_key, line_no FROM undated_programmes WHERE valid_before IS NULL OR contradicts = 1 OR adds = 1;

INSERT INTO load_count (load_file_key, loaded, corrected)
SELECT changed.load_file_key, count(iif(target.is_inferred = 1, 1, NULL)), count(iif(target.is_inferred = 0, 1, NULL))
FROM changed_programmes AS changed
INNER JOIN dim_programme AS target ON target.programme_key = changed.programme_key
GROUP BY changed.load_file_key;

DELETE FROM dim_programme_history
WHERE (programme_key, valid_from) IN (SELECT programme_key, valid_from FROM stage_programmes WHERE valid_from IS NOT NULL);

INSERT OR REPLACE INTO dim_programme_history (
    programme_key, valid_from, valid_to, is_dated, name, kind, hours, professional_standard, priority_area,
    accredited_from, accredited_to, approved_on, delivery, load_file_key, line_no)
SELECT
    programme_key, valid_from, 99991231, 1, name, kind, hours, professional_standard, priority_area, accredited_from,
    accredited_to, approved_on, delivery, load_file_key, line_no
FROM stage_programmes
WHERE valid_from IS NOT NULL
ORDER BY load_file_key;

INSERT OR REPLACE INTO dim_programme_history (
    programme_key, valid_from, valid_to, is_dated, name, kind, hours, professional_standard, priority_area,
    accredited_from, accredited_to, approved_on, delivery, load_file_key, line_no)
SELECT
    programme_key, CASE WHEN valid_before IS NULL THEN 0 WHEN contradicts = 1 THEN @load_day ELSE valid_before END,
    99991231, 0, name, kind, hours, professional_standard, priority_area, accredited_from, accredited_to, approved_on,
    delivery, load_file_key, line_no
FROM undated_programmes
WHERE valid_before IS NULL OR contradicts = 1 OR adds = 1;

-- Of every member of this load: a version that was told again was written anew, open at its end.
UPDATE dim_programme_history AS version
SET valid_to = coalesce((
    SELECT min(next.valid_from)
    FROM dim_programme_history AS next
    WHERE next.programme_key = version.programme_key AND next.valid_from > version.valid_from), 99991231)
WHERE version.programme_key IN (SELECT programme_key FROM stage_programmes);

UPDATE dim_programme AS target
SET name = version.name,
    kind = version.kind,
    hours = version.hours,
    professional_standard = version.professional_standard,
    priority_area = version.priority_area,
    accredited_from = version.accredited_from,
    accredited_to = version.accredited_to,
    approved_on = version.approved_on,
    delivery = version.delivery,
    is_inferred = 0,
    load_file_key = version.load_file_key,
    line_no = version.line_no
FROM dim_programme_history AS version
WHERE version.programme_key = target.programme_key
    AND version.valid_to = 99991231
    AND target.programme_key IN (SELECT programme_key FROM changed_programmes);

DROP TABLE undated_programmes;
DROP TABLE changed_programmes;
DELETE FROM stage_programmes;
