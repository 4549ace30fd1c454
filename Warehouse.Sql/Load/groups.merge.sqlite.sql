-- title: Группы: строки файла в хранилище
-- A blank says nothing: it never wipes what another file said. Of two files the later one holds.
-- The same row twice in one file.
DELETE FROM stage_groups WHERE rowid IN (
    SELECT stage_id
    FROM (
        SELECT rowid AS stage_id, row_number() OVER (
            PARTITION BY load_file_key, group_key,
                programme_key, starts_on, ends_on, form, funding, curator_key
            ORDER BY line_no) AS place
        FROM stage_groups
    ) AS ranked
    WHERE place > 1);

-- One key with different values in one file: none of them is taken.
INSERT OR IGNORE INTO load_conflict (load_file_key, line_no)
SELECT load_file_key, line_no
FROM (
    SELECT load_file_key, line_no, count(*) OVER (PARTITION BY load_file_key, group_key) AS versions
    FROM stage_groups
) AS counted
WHERE versions > 1;

DELETE FROM stage_groups WHERE (load_file_key, line_no) IN (SELECT load_file_key, line_no FROM load_conflict);

-- Of several files of one batch the last holds.
DELETE FROM stage_groups WHERE rowid IN (
    SELECT stage_id
    FROM (
        SELECT rowid AS stage_id, row_number() OVER (PARTITION BY group_key ORDER BY load_file_key DESC) AS place
        FROM stage_groups
    ) AS ranked
    WHERE place > 1);

INSERT INTO load_count (load_file_key, loaded, corrected)
SELECT
    stage_groups.load_file_key,
    count(iif(target.is_inferred = 1, 1, NULL)),
    count(iif(target.is_inferred = 0 AND (
        target.programme_key IS NOT coalesce(nullif(stage_groups.programme_key, 0), target.programme_key)
        OR target.starts_on IS NOT coalesce(stage_groups.starts_on, target.starts_on)
        OR target.ends_on IS NOT coalesce(stage_groups.ends_on, target.ends_on)
        OR target.form IS NOT coalesce(stage_groups.form, target.form)
        OR target.funding IS NOT coalesce(stage_groups.funding, target.funding)
        OR target.curator_key IS NOT coalesce(nullif(stage_groups.curator_key, 0), target.curator_key)), 1, NULL))
FROM stage_groups
CROSS JOIN dim_group AS target
WHERE target.group_key = stage_groups.group_key
GROUP BY stage_groups.load_file_key;

INSERT OR IGNORE INTO touched_group
SELECT target.group_key
FROM stage_groups
CROSS JOIN dim_group AS target
WHERE target.group_key = stage_groups.group_key
    AND (target.is_inferred = 1
        OR target.programme_key IS NOT coalesce(nullif(stage_groups.programme_key, 0), target.programme_key)
        OR target.starts_on IS NOT coalesce(stage_groups.starts_on, target.starts_on)
        OR target.ends_on IS NOT coalesce(stage_groups.ends_on, target.ends_on)
        OR target.form IS NOT coalesce(stage_groups.form, target.form)
        OR target.funding IS NOT coalesce(stage_groups.funding, target.funding)
        OR target.curator_key IS NOT coalesce(nullif(stage_groups.curator_key, 0), target.curator_key));

UPDATE dim_group AS target
SET programme_key = coalesce(nullif(stage_groups.programme_key, 0), target.programme_key),
    starts_on = coalesce(stage_groups.starts_on, target.starts_on),
    ends_on = coalesce(stage_groups.ends_on, target.ends_on),
    form = coalesce(stage_groups.form, target.form),
    funding = coalesce(stage_groups.funding, target.funding),
    curator_key = coalesce(nullif(stage_groups.curator_key, 0), target.curator_key),
    is_inferred = 0,
    load_file_key = stage_groups.load_file_key,
    line_no = stage_groups.line_no
FROM stage_groups
WHERE target.group_key = stage_groups.group_key
    AND (target.is_inferred = 1
        OR target.programme_key IS NOT coalesce(nullif(stage_groups.programme_key, 0), target.programme_key)
        OR target.starts_on IS NOT coalesce(stage_groups.starts_on, target.starts_on)
        OR target.ends_on IS NOT coalesce(stage_groups.ends_on, target.ends_on)
        OR target.form IS NOT coalesce(stage_groups.form, target.form)
        OR target.funding IS NOT coalesce(stage_groups.funding, target.funding)
        OR target.curator_key IS NOT coalesce(nullif(stage_groups.curator_key, 0), target.curator_key));

DELETE FROM stage_groups;
