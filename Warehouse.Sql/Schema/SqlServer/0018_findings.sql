-- title: Замечания строки, которая даёт несколько записей
-- A row of a journal gives a fact for each day or module, and each may be found fault with: the module and the day belong to the key. What is known
-- is kept; the warehouse fills the marts, one of which is emptied, when it is next opened for writing.
SELECT group_key, code, load_file_key, line_no, learner_key, module_key, coalesce(date_key, 0) AS date_key
INTO finding_before
FROM mart_finding;

DROP TABLE mart_finding;

CREATE TABLE mart_finding (
    group_key INT NOT NULL,
    code NVARCHAR(50) COLLATE Latin1_General_BIN2 NOT NULL,
    load_file_key INT NOT NULL,
    line_no INT NOT NULL,
    learner_key INT NOT NULL,
    module_key INT NOT NULL,
    date_key INT NOT NULL,
    CONSTRAINT pk_mart_finding PRIMARY KEY (group_key, code, load_file_key, line_no, learner_key, module_key, date_key)
);

INSERT INTO mart_finding (group_key, code, load_file_key, line_no, learner_key, module_key, date_key)
SELECT group_key, code, load_file_key, line_no, learner_key, module_key, date_key
FROM finding_before;

DROP TABLE finding_before;

DELETE FROM mart_enrolment_day;
