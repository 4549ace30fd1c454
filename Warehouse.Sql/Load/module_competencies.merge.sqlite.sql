-- title: Компетенции модулей: строки файла в хранилище
-- A blank says nothing: it never wipes what another file said. Of two files the later one holds.
-- The same row twice in one file.
DELETE FROM stage_module_competencies WHERE rowid IN (
    SELECT stage_id
    FROM (
        SELECT rowid AS stage_id, row_number() OVER (
            PARTITION BY load_file_key, programme_key, module_key, competency_key,
                weight
            ORDER BY line_no) AS place
        FROM stage_module_competencies
    ) AS ranked
    WHERE place > 1);

-- One key with different values in one file: none of them is taken.
INSERT OR IGNORE INTO load_conflict (load_file_key, line_no)
SELECT load_file_key, line_no
FROM (
    SELECT load_file_key, line_no, count(*) OVER (PARTITION BY load_file_key, programme_key, module_key, competency_key) AS versions
    FROM stage_module_competencies
) AS counted
WHERE versions > 1;

DELETE FROM stage_module_competencies WHERE (load_file_key, line_no) IN (SELECT load_file_key, line_no FROM load_conflict);

-- Of several files of one batch the last holds.
DELETE FROM stage_module_competencies WHERE rowid IN (
    SELECT stage_id
    FROM (
        SELECT rowid AS stage_id, row_number() OVER (PARTITION BY programme_key, module_key, competency_key ORDER BY load_file_key DESC) AS place
        FROM stage_module_competencies
    ) AS ranked
    WHERE place > 1);

INSERT INTO load_count (load_file_key, loaded, corrected)
SELECT
    stage_module_competencies.load_file_key,
    count(iif(target.programme_key IS NULL, 1, NULL)),
    count(iif(target.programme_key IS NOT NULL AND (
        target.weight IS NOT coalesce(stage_module_competencies.weight, target.weight)), 1, NULL))
FROM stage_module_competencies
LEFT JOIN bridge_module_competency AS target ON target.programme_key = stage_module_competencies.programme_key AND target.module_key = stage_module_competencies.module_key AND target.competency_key = stage_module_competencies.competency_key
GROUP BY stage_module_competencies.load_file_key;

INSERT OR IGNORE INTO touched_group
SELECT member.group_key
FROM stage_module_competencies
INNER JOIN dim_group AS member ON member.programme_key = stage_module_competencies.programme_key
LEFT JOIN bridge_module_competency AS target ON target.programme_key = stage_module_competencies.programme_key AND target.module_key = stage_module_competencies.module_key AND target.competency_key = stage_module_competencies.competency_key
WHERE target.programme_key IS NULL
    OR target.weight IS NOT coalesce(stage_module_competencies.weight, target.weight);

UPDATE bridge_module_competency AS target
SET weight = coalesce(stage_module_competencies.weight, target.weight),
    load_file_key = stage_module_competencies.load_file_key,
    line_no = stage_module_competencies.line_no
FROM stage_module_competencies
WHERE target.programme_key = stage_module_competencies.programme_key AND target.module_key = stage_module_competencies.module_key AND target.competency_key = stage_module_competencies.competency_key
    AND (target.weight IS NOT coalesce(stage_module_competencies.weight, target.weight));

INSERT INTO bridge_module_competency (
    programme_key, module_key, competency_key, weight, load_file_key, line_no)
SELECT
    programme_key, module_key, competency_key, weight, load_file_key, line_no
FROM stage_module_competencies
WHERE NOT EXISTS (SELECT 1 FROM bridge_module_competency AS target WHERE target.programme_key = stage_module_competencies.programme_key AND target.module_key = stage_module_competencies.module_key AND target.competency_key = stage_module_competencies.competency_key);

DELETE FROM stage_module_competencies;
