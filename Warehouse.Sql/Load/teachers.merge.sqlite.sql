-- title: Преподаватели: строки файла в хранилище
-- A version with valid_from is a dated one. Without it the first is true of all days before; a later one that says
-- something else is true from the day of its load; one that only adds what was blank adds to the last such version.
-- The same row twice in one file.
DELETE FROM stage_teachers WHERE rowid IN (
    SELECT stage_id
    FROM (
        SELECT rowid AS stage_id, row_number() OVER (
            PARTITION BY load_file_key, teacher_key,
                degree, title, category, staff, trained_on, last_name, first_name, middle_name, birth_date, hired_on,
                left_on
            ORDER BY line_no) AS place
        FROM stage_teachers
    ) AS ranked
    WHERE place > 1);

-- One key with different values in one file: none of them is taken.
INSERT OR IGNORE INTO load_conflict (load_file_key, line_no)
SELECT load_file_key, line_no
FROM (
    SELECT load_file_key, line_no, count(*) OVER (PARTITION BY load_file_key, teacher_key) AS versions
    FROM stage_teachers
) AS counted
WHERE versions > 1;

DELETE FROM stage_teachers WHERE (load_file_key, line_no) IN (SELECT load_file_key, line_no FROM load_conflict);

CREATE TEMP TABLE undated_teachers AS
SELECT
    stage_teachers.teacher_key,
    before.valid_from AS valid_before,
    coalesce(stage_teachers.degree, before.degree) AS degree,
    coalesce(stage_teachers.title, before.title) AS title,
    coalesce(stage_teachers.category, before.category) AS category,
    coalesce(stage_teachers.staff, before.staff) AS staff,
    coalesce(stage_teachers.trained_on, before.trained_on) AS trained_on,
    iif(stage_teachers.degree IS NOT NULL AND before.degree IS NOT NULL AND stage_teachers.degree <> before.degree
        OR stage_teachers.title IS NOT NULL AND before.title IS NOT NULL AND stage_teachers.title <> before.title
        OR stage_teachers.category IS NOT NULL AND before.category IS NOT NULL AND stage_teachers.category <> before.category
        OR stage_teachers.staff IS NOT NULL AND before.staff IS NOT NULL AND stage_teachers.staff <> before.staff
        OR stage_teachers.trained_on IS NOT NULL AND before.trained_on IS NOT NULL AND stage_teachers.trained_on <> before.trained_on, 1, 0) AS contradicts,
    iif(stage_teachers.degree IS NOT NULL AND before.degree IS NULL
        OR stage_teachers.title IS NOT NULL AND before.title IS NULL
        OR stage_teachers.category IS NOT NULL AND before.category IS NULL
        OR stage_teachers.staff IS NOT NULL AND before.staff IS NULL
        OR stage_teachers.trained_on IS NOT NULL AND before.trained_on IS NULL, 1, 0) AS adds,
    stage_teachers.load_file_key,
    stage_teachers.line_no
FROM stage_teachers
LEFT JOIN dim_teacher_history AS before
    ON before.teacher_key = stage_teachers.teacher_key
    AND before.valid_from = (
        SELECT max(undated.valid_from)
        FROM dim_teacher_history AS undated
        WHERE undated.teacher_key = stage_teachers.teacher_key AND undated.is_dated = 0)
WHERE 1 = 1
    AND stage_teachers.rowid = (
        SELECT max(last.rowid) FROM stage_teachers AS last WHERE last.teacher_key = stage_teachers.teacher_key);

CREATE TEMP TABLE changed_teachers AS
SELECT teacher_key, load_file_key, line_no FROM undated_teachers WHERE valid_before IS NULL OR contradicts = 1 OR adds = 1
UNION
SELECT stage_teachers.teacher_key, stage_teachers.load_file_key, stage_teachers.line_no
FROM stage_teachers
INNER JOIN dim_teacher AS target ON target.teacher_key = stage_teachers.teacher_key
WHERE target.last_name IS NOT coalesce(stage_teachers.last_name, target.last_name)
    OR target.first_name IS NOT coalesce(stage_teachers.first_name, target.first_name)
    OR target.middle_name IS NOT coalesce(stage_teachers.middle_name, target.middle_name)
    OR target.birth_date IS NOT coalesce(stage_teachers.birth_date, target.birth_date)
    OR target.hired_on IS NOT coalesce(stage_teachers.hired_on, target.hired_on)
    OR target.left_on IS NOT coalesce(stage_teachers.left_on, target.left_on);

INSERT INTO load_count (load_file_key, loaded, corrected)
SELECT changed.load_file_key, count(iif(target.is_inferred = 1, 1, NULL)), count(iif(target.is_inferred = 0, 1, NULL))
FROM changed_teachers AS changed
INNER JOIN dim_teacher AS target ON target.teacher_key = changed.teacher_key
GROUP BY changed.load_file_key;

INSERT OR REPLACE INTO dim_teacher_history (
    teacher_key, valid_from, valid_to, is_dated, degree, title, category, staff, trained_on, load_file_key, line_no)
SELECT
    teacher_key, CASE WHEN valid_before IS NULL THEN 0 WHEN contradicts = 1 THEN @load_day ELSE valid_before END,
    99991231, 0, degree, title, category, staff, trained_on, load_file_key, line_no
FROM undated_teachers
WHERE valid_before IS NULL OR contradicts = 1 OR adds = 1;

-- Of every member of this load: a version that was told again was written anew, open at its end.
UPDATE dim_teacher_history AS version
SET valid_to = coalesce((
    SELECT min(next.valid_from)
    FROM dim_teacher_history AS next
    WHERE next.teacher_key = version.teacher_key AND next.valid_from > version.valid_from), 99991231)
WHERE version.teacher_key IN (SELECT teacher_key FROM stage_teachers);

UPDATE dim_teacher AS target
SET degree = version.degree,
    title = version.title,
    category = version.category,
    staff = version.staff,
    trained_on = version.trained_on,
    is_inferred = 0,
    load_file_key = version.load_file_key,
    line_no = version.line_no
FROM dim_teacher_history AS version
WHERE version.teacher_key = target.teacher_key
    AND version.valid_to = 99991231
    AND target.teacher_key IN (SELECT teacher_key FROM changed_teachers);

UPDATE dim_teacher AS target
SET last_name = coalesce(stage_teachers.last_name, target.last_name),
    first_name = coalesce(stage_teachers.first_name, target.first_name),
    middle_name = coalesce(stage_teachers.middle_name, target.middle_name),
    birth_date = coalesce(stage_teachers.birth_date, target.birth_date),
    hired_on = coalesce(stage_teachers.hired_on, target.hired_on),
    left_on = coalesce(stage_teachers.left_on, target.left_on)
FROM stage_teachers
WHERE stage_teachers.teacher_key = target.teacher_key;

DROP TABLE undated_teachers;
DROP TABLE changed_teachers;
DELETE FROM stage_teachers;
