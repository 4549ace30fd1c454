-- title: The same with the engine's own command-line tool: text in as it stands, then a star by set-based SQL
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
PRAGMA cache_size = -262144;
CREATE TABLE raw (learner TEXT, grp TEXT, module TEXT, day TEXT, lesson INT, mark TEXT, hours INT, scheduled INT, teacher TEXT);
.mode csv
.import --skip 1 attendance.csv raw
CREATE TABLE dim_learner (learner_key INTEGER PRIMARY KEY, code TEXT UNIQUE);
CREATE TABLE dim_group (group_key INTEGER PRIMARY KEY, code TEXT UNIQUE);
CREATE TABLE dim_module (module_key INTEGER PRIMARY KEY, code TEXT UNIQUE);
CREATE TABLE dim_teacher (teacher_key INTEGER PRIMARY KEY, code TEXT UNIQUE);
INSERT INTO dim_learner (code) SELECT DISTINCT learner FROM raw;
INSERT INTO dim_group (code) SELECT DISTINCT grp FROM raw;
INSERT INTO dim_module (code) SELECT DISTINCT module FROM raw;
INSERT INTO dim_teacher (code) SELECT DISTINCT teacher FROM raw;
CREATE TABLE fact (
    group_key INT, date_key INT, module_key INT, lesson_no INT, learner_key INT, teacher_key INT, mark INT, hours INT,
    scheduled INT, line_no INT,
    PRIMARY KEY (group_key, date_key, module_key, lesson_no, learner_key)
) WITHOUT ROWID;
INSERT INTO fact
SELECT
    dim_group.group_key, CAST(replace(day, '-', '') AS INT), dim_module.module_key, lesson, dim_learner.learner_key,
    dim_teacher.teacher_key,
    CASE mark WHEN 'present' THEN 1 WHEN 'absent' THEN 2 WHEN 'excused' THEN 3 WHEN 'late' THEN 4 ELSE 5 END,
    hours, scheduled, raw.rowid
FROM raw
JOIN dim_learner ON dim_learner.code = learner
JOIN dim_group ON dim_group.code = grp
JOIN dim_module ON dim_module.code = module
JOIN dim_teacher ON dim_teacher.code = teacher;
SELECT count(*) FROM fact;
