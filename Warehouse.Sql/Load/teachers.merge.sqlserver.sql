-- title: Преподаватели: строки файла в хранилище
-- A version with valid_from is a dated one. Without it the first is true of all days before; a later one that says
-- something else is true from the day of its load; one that only adds what was blank adds to the last such version.

SELECT
    staged.stage_id,
    coalesce(teacher_new.member_key, staged.teacher_key) AS teacher_key,
    staged.degree, staged.title, staged.category, staged.staff, staged.trained_on, staged.last_name,
    staged.first_name, staged.middle_name, staged.birth_date, staged.hired_on, staged.left_on,
    staged.load_file_key, staged.line_no
INTO #stage
FROM stage_teachers AS staged
LEFT JOIN load_member AS teacher_new ON teacher_new.dimension = 'teacher' AND teacher_new.member_no = staged.teacher_key
WHERE staged.load_id = @load_id;

-- The same row twice in one file.
DELETE FROM #stage
WHERE stage_id IN (
    SELECT stage_id
    FROM (
        SELECT stage_id, row_number() OVER (
            PARTITION BY load_file_key, teacher_key,
                degree, title, category, staff, trained_on, last_name, first_name, middle_name, birth_date, hired_on,
                left_on
            ORDER BY line_no) AS place
        FROM #stage
    ) AS ranked
    WHERE place > 1);

-- One key with different values in one file: none of them is taken.
INSERT INTO load_conflict (load_file_key, line_no)
SELECT DISTINCT load_file_key, line_no
FROM (
    SELECT load_file_key, line_no, count(*) OVER (PARTITION BY load_file_key, teacher_key) AS versions
    FROM #stage
) AS counted
WHERE versions > 1;

DELETE stage
FROM #stage AS stage
INNER JOIN load_conflict AS conflict
    ON conflict.load_file_key = stage.load_file_key AND conflict.line_no = stage.line_no;

SELECT
    stage.teacher_key,
    earlier.valid_from AS valid_before,
    coalesce(stage.degree, earlier.degree) AS degree,
    coalesce(stage.title, earlier.title) AS title,
    coalesce(stage.category, earlier.category) AS category,
    coalesce(stage.staff, earlier.staff) AS staff,
    coalesce(stage.trained_on, earlier.trained_on) AS trained_on,
    iif(stage.degree <> earlier.degree
        OR stage.title <> earlier.title
        OR stage.category <> earlier.category
        OR stage.staff <> earlier.staff
        OR stage.trained_on <> earlier.trained_on, 1, 0) AS contradicts,
    iif(stage.degree IS NOT NULL AND earlier.degree IS NULL
        OR stage.title IS NOT NULL AND earlier.title IS NULL
        OR stage.category IS NOT NULL AND earlier.category IS NULL
        OR stage.staff IS NOT NULL AND earlier.staff IS NULL
        OR stage.trained_on IS NOT NULL AND earlier.trained_on IS NULL, 1, 0) AS adds,
    stage.load_file_key,
    stage.line_no
INTO #undated
FROM #stage AS stage
LEFT JOIN dim_teacher_history AS earlier
    ON earlier.teacher_key = stage.teacher_key
    AND earlier.valid_from = (
        SELECT max(undated.valid_from)
        FROM dim_teacher_history AS undated
        WHERE undated.teacher_key = stage.teacher_key AND undated.is_dated = 0)
WHERE stage.stage_id = (
        SELECT max(last.stage_id) FROM #stage AS last WHERE last.teacher_key = stage.teacher_key);

SELECT teacher_key, load_file_key, line_no
INTO #changed
FROM #undated
WHERE valid_before IS NULL OR contradicts = 1 OR adds = 1
UNION
SELECT stage.teacher_key, stage.load_file_key, stage.line_no
FROM #stage AS stage
INNER JOIN dim_teacher AS target ON target.teacher_key = stage.teacher_key
WHERE stage.last_name IS NOT NULL AND (target.last_name IS NULL OR target.last_name <> stage.last_name)
    OR stage.first_name IS NOT NULL AND (target.first_name IS NULL OR target.first_name <> stage.first_name)
    OR stage.middle_name IS NOT NULL AND (target.middle_name IS NULL OR target.middle_name <> stage.middle_name)
    OR stage.birth_date IS NOT NULL AND (target.birth_date IS NULL OR target.birth_date <> stage.birth_date)
    OR stage.hired_on IS NOT NULL AND (target.hired_on IS NULL OR target.hired_on <> stage.hired_on)
    OR stage.left_on IS NOT NULL AND (target.left_on IS NULL OR target.left_on <> stage.left_on);

INSERT INTO load_count (load_file_key, loaded, corrected)
SELECT changed.load_file_key, count(iif(target.is_inferred = 1, 1, NULL)), count(iif(target.is_inferred = 0, 1, NULL))
FROM #changed AS changed
INNER JOIN dim_teacher AS target ON target.teacher_key = changed.teacher_key
GROUP BY changed.load_file_key;

-- The versions that what came without a day makes, or writes anew.
SELECT undated.*, CASE WHEN valid_before IS NULL THEN 0 WHEN contradicts = 1 THEN @load_day ELSE valid_before END AS valid_from
INTO #open
FROM #undated AS undated
WHERE valid_before IS NULL OR contradicts = 1 OR adds = 1;

DELETE version
FROM dim_teacher_history AS version
WHERE EXISTS (SELECT 1 FROM #open AS opened WHERE opened.teacher_key = version.teacher_key AND opened.valid_from = version.valid_from);

INSERT INTO dim_teacher_history (
    teacher_key, valid_from, valid_to, is_dated, degree, title, category, staff, trained_on, load_file_key, line_no)
SELECT
    teacher_key, valid_from, 99991231, 0,
    degree, title, category, staff, trained_on,
    load_file_key, line_no
FROM #open;

-- Of every member of this load: a version that was told again was written anew, open at its end.
UPDATE version
SET valid_to = coalesce((
    SELECT min(later.valid_from)
    FROM dim_teacher_history AS later
    WHERE later.teacher_key = version.teacher_key AND later.valid_from > version.valid_from), 99991231)
FROM dim_teacher_history AS version
WHERE version.teacher_key IN (SELECT teacher_key FROM #stage);

UPDATE target
SET degree = version.degree,
    title = version.title,
    category = version.category,
    staff = version.staff,
    trained_on = version.trained_on,
    is_inferred = 0,
    load_file_key = version.load_file_key,
    line_no = version.line_no
FROM dim_teacher AS target
INNER JOIN dim_teacher_history AS version ON version.teacher_key = target.teacher_key AND version.valid_to = 99991231
WHERE target.teacher_key IN (SELECT teacher_key FROM #changed);

UPDATE target
SET last_name = coalesce(stage.last_name, target.last_name),
    first_name = coalesce(stage.first_name, target.first_name),
    middle_name = coalesce(stage.middle_name, target.middle_name),
    birth_date = coalesce(stage.birth_date, target.birth_date),
    hired_on = coalesce(stage.hired_on, target.hired_on),
    left_on = coalesce(stage.left_on, target.left_on)
FROM dim_teacher AS target
INNER JOIN #stage AS stage ON stage.teacher_key = target.teacher_key
WHERE stage.stage_id = (SELECT max(last.stage_id) FROM #stage AS last WHERE last.teacher_key = stage.teacher_key);

DROP TABLE #open;
DROP TABLE #changed;
DROP TABLE #undated;
DROP TABLE #stage;
