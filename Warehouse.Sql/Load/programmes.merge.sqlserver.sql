-- title: Программы: строки файла в хранилище
-- A version with valid_from is a dated one. Without it the first is true of all days before; a later one that says
-- something else is true from the day of its load; one that only adds what was blank adds to the last such version.

SELECT
    staged.stage_id,
    coalesce(programme_new.member_key, staged.programme_key) AS programme_key,
    staged.valid_from, staged.name, staged.kind, staged.hours, staged.professional_standard, staged.priority_area,
    staged.accredited_from, staged.accredited_to, staged.approved_on, staged.delivery, staged.load_file_key,
    staged.line_no
INTO #stage
FROM stage_programmes AS staged
LEFT JOIN load_member AS programme_new ON programme_new.dimension = 'programme' AND programme_new.member_no = staged.programme_key
WHERE staged.load_id = @load_id;

-- The same row twice in one file.
DELETE FROM #stage
WHERE stage_id IN (
    SELECT stage_id
    FROM (
        SELECT stage_id, row_number() OVER (
            PARTITION BY load_file_key, programme_key, valid_from,
                name, kind, hours, professional_standard, priority_area, accredited_from, accredited_to, approved_on,
                delivery
            ORDER BY line_no) AS place
        FROM #stage
    ) AS ranked
    WHERE place > 1);

-- One key with different values in one file: none of them is taken.
INSERT INTO load_conflict (load_file_key, line_no)
SELECT DISTINCT load_file_key, line_no
FROM (
    SELECT load_file_key, line_no, count(*) OVER (PARTITION BY load_file_key, programme_key, valid_from) AS versions
    FROM #stage
) AS counted
WHERE versions > 1;

DELETE stage
FROM #stage AS stage
INNER JOIN load_conflict AS conflict
    ON conflict.load_file_key = stage.load_file_key AND conflict.line_no = stage.line_no;

SELECT
    stage.programme_key,
    earlier.valid_from AS valid_before,
    coalesce(stage.name, earlier.name) AS name,
    coalesce(stage.kind, earlier.kind) AS kind,
    coalesce(stage.hours, earlier.hours) AS hours,
    coalesce(stage.professional_standard, earlier.professional_standard) AS professional_standard,
    coalesce(stage.priority_area, earlier.priority_area) AS priority_area,
    coalesce(stage.accredited_from, earlier.accredited_from) AS accredited_from,
    coalesce(stage.accredited_to, earlier.accredited_to) AS accredited_to,
    coalesce(stage.approved_on, earlier.approved_on) AS approved_on,
    coalesce(stage.delivery, earlier.delivery) AS delivery,
    iif(stage.name <> earlier.name
        OR stage.kind <> earlier.kind
        OR stage.hours <> earlier.hours
        OR stage.professional_standard <> earlier.professional_standard
        OR stage.priority_area <> earlier.priority_area
        OR stage.accredited_from <> earlier.accredited_from
        OR stage.accredited_to <> earlier.accredited_to
        OR stage.approved_on <> earlier.approved_on
        OR stage.delivery <> earlier.delivery, 1, 0) AS contradicts,
    iif(stage.name IS NOT NULL AND earlier.name IS NULL
        OR stage.kind IS NOT NULL AND earlier.kind IS NULL
        OR stage.hours IS NOT NULL AND earlier.hours IS NULL
        OR stage.professional_standard IS NOT NULL AND earlier.professional_standard IS NULL
        OR stage.priority_area IS NOT NULL AND earlier.priority_area IS NULL
        OR stage.accredited_from IS NOT NULL AND earlier.accredited_from IS NULL
        OR stage.accredited_to IS NOT NULL AND earlier.accredited_to IS NULL
        OR stage.approved_on IS NOT NULL AND earlier.approved_on IS NULL
        OR stage.delivery IS NOT NULL AND earlier.delivery IS NULL, 1, 0) AS adds,
    stage.load_file_key,
    stage.line_no
INTO #undated
FROM #stage AS stage
LEFT JOIN dim_programme_history AS earlier
    ON earlier.programme_key = stage.programme_key
    AND earlier.valid_from = (
        SELECT max(undated.valid_from)
        FROM dim_programme_history AS undated
        WHERE undated.programme_key = stage.programme_key AND undated.is_dated = 0)
WHERE stage.valid_from IS NULL
    AND stage.stage_id = (
        SELECT max(last.stage_id) FROM #stage AS last WHERE last.programme_key = stage.programme_key AND last.valid_from IS NULL);

SELECT programme_key, load_file_key, line_no
INTO #changed
FROM #undated
WHERE valid_before IS NULL OR contradicts = 1 OR adds = 1
UNION
SELECT stage.programme_key, stage.load_file_key, stage.line_no
FROM #stage AS stage
LEFT JOIN dim_programme_history AS version ON version.programme_key = stage.programme_key AND version.valid_from = stage.valid_from
WHERE stage.valid_from IS NOT NULL
    AND (version.programme_key IS NULL
        OR EXISTS (
            SELECT version.name, version.kind, version.hours, version.professional_standard, version.priority_area,
            version.accredited_from, version.accredited_to, version.approved_on, version.delivery
            EXCEPT
            SELECT stage.name, stage.kind, stage.hours, stage.professional_standard, stage.priority_area,
            stage.accredited_from, stage.accredited_to, stage.approved_on, stage.delivery));

INSERT INTO load_count (load_file_key, loaded, corrected)
SELECT changed.load_file_key, count(iif(target.is_inferred = 1, 1, NULL)), count(iif(target.is_inferred = 0, 1, NULL))
FROM #changed AS changed
INNER JOIN dim_programme AS target ON target.programme_key = changed.programme_key
GROUP BY changed.load_file_key;

DELETE version
FROM dim_programme_history AS version
WHERE EXISTS (SELECT 1 FROM #stage AS stage WHERE stage.programme_key = version.programme_key AND stage.valid_from = version.valid_from);

-- Of several files of one batch the last holds.
INSERT INTO dim_programme_history (
    programme_key, valid_from, valid_to, is_dated, name, kind, hours, professional_standard, priority_area,
    accredited_from, accredited_to, approved_on, delivery, load_file_key, line_no)
SELECT
    programme_key, valid_from, 99991231, 1,
    name, kind, hours, professional_standard, priority_area, accredited_from, accredited_to, approved_on, delivery,
    load_file_key, line_no
FROM (
    SELECT stage.*, row_number() OVER (PARTITION BY programme_key, valid_from ORDER BY load_file_key DESC, line_no DESC) AS place
    FROM #stage AS stage
    WHERE valid_from IS NOT NULL
) AS ranked
WHERE place = 1;

-- The versions that what came without a day makes, or writes anew.
SELECT undated.*, CASE WHEN valid_before IS NULL THEN 0 WHEN contradicts = 1 THEN @load_day ELSE valid_before END AS valid_from
INTO #open
FROM #undated AS undated
WHERE valid_before IS NULL OR contradicts = 1 OR adds = 1;

DELETE version
FROM dim_programme_history AS version
WHERE EXISTS (SELECT 1 FROM #open AS opened WHERE opened.programme_key = version.programme_key AND opened.valid_from = version.valid_from);

INSERT INTO dim_programme_history (
    programme_key, valid_from, valid_to, is_dated, name, kind, hours, professional_standard, priority_area,
    accredited_from, accredited_to, approved_on, delivery, load_file_key, line_no)
SELECT
    programme_key, valid_from, 99991231, 0,
    name, kind, hours, professional_standard, priority_area, accredited_from, accredited_to, approved_on, delivery,
    load_file_key, line_no
FROM #open;

-- Of every member of this load: a version that was told again was written anew, open at its end.
UPDATE version
SET valid_to = coalesce((
    SELECT min(later.valid_from)
    FROM dim_programme_history AS later
    WHERE later.programme_key = version.programme_key AND later.valid_from > version.valid_from), 99991231)
FROM dim_programme_history AS version
WHERE version.programme_key IN (SELECT programme_key FROM #stage);

UPDATE target
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
FROM dim_programme AS target
INNER JOIN dim_programme_history AS version ON version.programme_key = target.programme_key AND version.valid_to = 99991231
WHERE target.programme_key IN (SELECT programme_key FROM #changed);

DROP TABLE #open;
DROP TABLE #changed;
DROP TABLE #undated;
DROP TABLE #stage;
