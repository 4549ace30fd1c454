-- title: Компетенции: строки файла в хранилище
-- A blank says nothing: it never wipes what another file said. Of two files the later one holds.
-- The same row twice in one file.
DELETE FROM stage_competencies WHERE rowid IN (
    SELECT stage_id
    FROM (
        SELECT rowid AS stage_id, row_number() OVER (
            PARTITION BY load_file_key, programme_key, competency_key,
                name, result_kind, professional_standard
            ORDER BY line_no) AS place
        FROM stage_competencies
    ) AS ranked
    WHERE place > 1);

-- One key with different values in one file: none of them is taken.
INSERT OR IGNORE INTO load_conflict (load_file_key, line_no)
SELECT load_file_key, line_no
FROM (
    SELECT load_file_key, line_no, count(*) OVER (PARTITION BY load_file_key, programme_key, competency_key) AS versions
    FROM stage_competencies
) AS counted
WHERE versions > 1;

DELETE FROM stage_competencies WHERE (load_file_key, line_no) IN (SELECT load_file_key, line_no FROM load_conflict);

-- Of several files of one batch the last holds.
DELETE FROM stage_competencies WHERE rowid IN (
    SELECT stage_id
    FROM (
        SELECT rowid AS stage_id, row_number() OVER (PARTITION BY programme_key, competency_key ORDER BY load_file_key DESC) AS place
        FROM stage_competencies
    ) AS ranked
    WHERE place > 1);

INSERT INTO load_count (load_file_key, loaded, corrected)
SELECT
    stage_competencies.load_file_key,
    count(iif(target.programme_key IS NULL, 1, NULL)),
    count(iif(target.programme_key IS NOT NULL AND (
        target.name IS NOT coalesce(stage_competencies.name, target.name)
        OR target.result_kind IS NOT coalesce(stage_competencies.result_kind, target.result_kind)
        OR target.professional_standard IS NOT coalesce(stage_competencies.professional_standard, target.professional_standard)), 1, NULL))
FROM stage_competencies
LEFT JOIN dim_programme_competency AS target ON target.programme_key = stage_competencies.programme_key AND target.competency_key = stage_competencies.competency_key
GROUP BY stage_competencies.load_file_key;

UPDATE dim_programme_competency AS target
SET name = coalesce(stage_competencies.name, target.name),
    result_kind = coalesce(stage_competencies.result_kind, target.result_kind),
    professional_standard = coalesce(stage_competencies.professional_standard, target.professional_standard),
    load_file_key = stage_competencies.load_file_key,
    line_no = stage_competencies.line_no
FROM stage_competencies
WHERE target.programme_key = stage_competencies.programme_key AND target.competency_key = stage_competencies.competency_key
    AND (target.name IS NOT coalesce(stage_competencies.name, target.name)
        OR target.result_kind IS NOT coalesce(stage_competencies.result_kind, target.result_kind)
        OR target.professional_standard IS NOT coalesce(stage_competencies.professional_standard, target.professional_standard));

INSERT INTO dim_programme_competency (
    programme_key, competency_key, name, result_kind, professional_standard, load_file_key, line_no)
SELECT
    programme_key, competency_key, name, result_kind, professional_standard, load_file_key, line_no
FROM stage_competencies
WHERE NOT EXISTS (SELECT 1 FROM dim_programme_competency AS target WHERE target.programme_key = stage_competencies.programme_key AND target.competency_key = stage_competencies.competency_key);

DELETE FROM stage_competencies;
