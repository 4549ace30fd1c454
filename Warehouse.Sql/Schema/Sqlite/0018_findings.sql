-- title: Замечания строки, которая даёт несколько записей
-- A row of a journal gives a fact for each day or module, and each may be found fault with: the module and the day belong to the key. What is known
-- is kept; the warehouse fills the marts, one of which is emptied, when it is next opened for writing.
CREATE TABLE finding_before AS SELECT * FROM mart_finding;

DROP TABLE mart_finding;

CREATE TABLE mart_finding (
    group_key     INTEGER NOT NULL,
    code          TEXT    NOT NULL,
    load_file_key INTEGER NOT NULL,
    line_no       INTEGER NOT NULL,
    learner_key   INTEGER NOT NULL,
    module_key    INTEGER NOT NULL,
    date_key      INTEGER NOT NULL,
    PRIMARY KEY (group_key, code, load_file_key, line_no, learner_key, module_key, date_key)
) STRICT, WITHOUT ROWID;

INSERT INTO mart_finding (group_key, code, load_file_key, line_no, learner_key, module_key, date_key)
SELECT group_key, code, load_file_key, line_no, learner_key, module_key, coalesce(date_key, 0)
FROM finding_before;

DROP TABLE finding_before;

DELETE FROM mart_enrolment_day;
