-- title: Модули: строки файла в хранилище
-- A blank says nothing: it never wipes what another file said. Of two files the later one holds.
-- The same row twice in one file.
DELETE FROM stage_modules WHERE rowid IN (
    SELECT stage_id
    FROM (
        SELECT rowid AS stage_id, row_number() OVER (
            PARTITION BY load_file_key, programme_key, module_key,
                name, parent_module_key, hours, control_form
            ORDER BY line_no) AS place
        FROM stage_modules
    ) AS ranked
    WHERE place > 1);

-- One key with different values in one file: none of them is taken.
INSERT OR IGNORE INTO load_conflict (load_file_key, line_no)
SELECT load_file_key, line_no
FROM (
    SELECT load_file_key, line_no, count(*) OVER (PARTITION BY load_file_key, programme_key, module_key) AS versions
    FROM stage_modules
) AS counted
WHERE versions > 1;

DELETE FROM stage_modules WHERE (load_file_key, line_no) IN (SELECT load_file_key, line_no FROM load_conflict);

-- Of several files of one batch the last holds.
DELETE FROM stage_modules WHERE rowid IN (
    SELECT stage_id
    FROM (
        SELECT rowid AS stage_id, row_number() OVER (PARTITION BY programme_key, module_key ORDER BY load_file_key DESC) AS place
        FROM stage_modules
    ) AS ranked
    WHERE place > 1);

INSERT INTO load_count (load_file_key, loaded, corrected)
SELECT
    stage_modules.load_file_key,
    count(iif(target.programme_key IS NULL, 1, NULL)),
    count(iif(target.programme_key IS NOT NULL AND (
        target.name IS NOT coalesce(stage_modules.name, target.name)
        OR target.parent_module_key IS NOT coalesce(nullif(stage_modules.parent_module_key, 0), target.parent_module_key)
        OR target.hours IS NOT coalesce(stage_modules.hours, target.hours)
        OR target.control_form IS NOT coalesce(stage_modules.control_form, target.control_form)), 1, NULL))
FROM stage_modules
LEFT JOIN dim_programme_module AS target ON target.programme_key = stage_modules.programme_key AND target.module_key = stage_modules.module_key
GROUP BY stage_modules.load_file_key;

UPDATE dim_programme_module AS target
SET name = coalesce(stage_modules.name, target.name),
    parent_module_key = coalesce(nullif(stage_modules.parent_module_key, 0), target.parent_module_key),
    hours = coalesce(stage_modules.hours, target.hours),
    control_form = coalesce(stage_modules.control_form, target.control_form),
    load_file_key = stage_modules.load_file_key,
    line_no = stage_modules.line_no
FROM stage_modules
WHERE target.programme_key = stage_modules.programme_key AND target.module_key = stage_modules.module_key
    AND (target.name IS NOT coalesce(stage_modules.name, target.name)
        OR target.parent_module_key IS NOT coalesce(nullif(stage_modules.parent_module_key, 0), target.parent_module_key)
        OR target.hours IS NOT coalesce(stage_modules.hours, target.hours)
        OR target.control_form IS NOT coalesce(stage_modules.control_form, target.control_form));

INSERT INTO dim_programme_module (
    programme_key, module_key, name, parent_module_key, hours, control_form, load_file_key, line_no)
SELECT
    programme_key, module_key, name, coalesce(parent_module_key, 0), hours, control_form, load_file_key, line_no
FROM stage_modules
WHERE NOT EXISTS (SELECT 1 FROM dim_programme_module AS target WHERE target.programme_key = stage_modules.programme_key AND target.module_key = stage_modules.module_key);

DELETE FROM stage_modules;
