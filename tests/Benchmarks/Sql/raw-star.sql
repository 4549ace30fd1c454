-- title: The least star that answers the same questions; no validation, history, source names or marts
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
PRAGMA cache_size = -131072;
CREATE TABLE dim_learner (learner_key INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE);
CREATE TABLE dim_group (group_key INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE);
CREATE TABLE dim_module (module_key INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE);
CREATE TABLE dim_teacher (teacher_key INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE);
CREATE TABLE fact (
    group_key INTEGER NOT NULL, date_key INTEGER NOT NULL, module_key INTEGER NOT NULL, lesson_no INTEGER NOT NULL,
    learner_key INTEGER NOT NULL, teacher_key INTEGER NOT NULL, mark INTEGER NOT NULL, hours INTEGER NOT NULL,
    scheduled INTEGER NOT NULL, line_no INTEGER NOT NULL,
    PRIMARY KEY (group_key, date_key, module_key, lesson_no, learner_key)
) STRICT, WITHOUT ROWID;
BEGIN IMMEDIATE;
