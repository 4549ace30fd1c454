-- title: Компетенции: строки файла в хранилище
-- A blank says nothing: it never wipes what another file said. Of two files the later one holds.

SELECT
    staged.stage_id,
    coalesce(programme_new.member_key, staged.programme_key) AS programme_key,
    coalesce(competency_new.member_key, staged.competency_key) AS competency_key,
    staged.name, staged.result_kind, staged.professional_standard, staged.load_file_key, staged.line_no
INTO #stage
FROM stage_competencies AS staged
LEFT JOIN load_member AS programme_new ON programme_new.dimension = 'programme' AND programme_new.member_no = staged.programme_key
LEFT JOIN load_member AS competency_new ON competency_new.dimension = 'competency' AND competency_new.member_no = staged.competency_key
WHERE staged.load_id = @load_id;

-- The same row twice in one file.
DELETE FROM #stage
WHERE stage_id IN (
    SELECT stage_id
    FROM (
        SELECT stage_id, row_number() OVER (
            PARTITION BY load_file_key, programme_key, competency_key,
                name, result_kind, professional_standard
            ORDER BY line_no) AS place
        FROM #stage
    ) AS ranked
    WHERE place > 1);

-- One key with different values in one file: none of them is taken.
INSERT INTO load_conflict (load_file_key, line_no)
SELECT DISTINCT load_file_key, line_no
FROM (
    SELECT load_file_key, line_no, count(*) OVER (PARTITION BY load_file_key, programme_key, competency_key) AS versions
    FROM #stage
) AS counted
WHERE versions > 1;

DELETE stage
FROM #stage AS stage
INNER JOIN load_conflict AS conflict
    ON conflict.load_file_key = stage.load_file_key AND conflict.line_no = stage.line_no;

-- Of several files of one batch the last holds.
DELETE FROM #stage
WHERE stage_id IN (
    SELECT stage_id
    FROM (
        SELECT stage_id, row_number() OVER (PARTITION BY programme_key, competency_key ORDER BY load_file_key DESC) AS place
        FROM #stage
    ) AS ranked
    WHERE place > 1);

-- What each row changes: 1 is new, 2 says something else than what stands.
SELECT
    stage.stage_id,
    CASE
        WHEN target.programme_key IS NULL THEN 1
        WHEN stage.name IS NOT NULL AND (target.name IS NULL OR target.name <> stage.name)
            OR stage.result_kind IS NOT NULL AND (target.result_kind IS NULL OR target.result_kind <> stage.result_kind)
            OR stage.professional_standard IS NOT NULL AND (target.professional_standard IS NULL OR target.professional_standard <> stage.professional_standard) THEN 2
        ELSE 0
    END AS change
INTO #change
FROM #stage AS stage
LEFT JOIN dim_programme_competency AS target
    ON target.programme_key = stage.programme_key
    AND target.competency_key = stage.competency_key;

INSERT INTO load_count (load_file_key, loaded, corrected)
SELECT stage.load_file_key, count(iif(change.change = 1, 1, NULL)), count(iif(change.change = 2, 1, NULL))
FROM #stage AS stage
INNER JOIN #change AS change ON change.stage_id = stage.stage_id
GROUP BY stage.load_file_key;

UPDATE target
SET name = coalesce(stage.name, target.name),
    result_kind = coalesce(stage.result_kind, target.result_kind),
    professional_standard = coalesce(stage.professional_standard, target.professional_standard),
    load_file_key = stage.load_file_key,
    line_no = stage.line_no
FROM dim_programme_competency AS target
INNER JOIN #stage AS stage
    ON stage.programme_key = target.programme_key
    AND stage.competency_key = target.competency_key
INNER JOIN #change AS change ON change.stage_id = stage.stage_id
WHERE change.change > 1;

INSERT INTO dim_programme_competency (
    programme_key, competency_key, name, result_kind, professional_standard, load_file_key, line_no)
SELECT
    stage.programme_key, stage.competency_key, stage.name, stage.result_kind, stage.professional_standard,
    stage.load_file_key, stage.line_no
FROM #stage AS stage
INNER JOIN #change AS change ON change.stage_id = stage.stage_id
WHERE change.change = 1;

DROP TABLE #change;
DROP TABLE #stage;
