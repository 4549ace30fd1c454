-- title: Большие факты по столбцам, остальное сжато
-- option: Columnstore
-- The two facts that grow without end are read by the million and seldom row by row: clustered columnstore, with the natural
-- key as a B-tree beside it. The others are too small for columnstore to pay: they and the marts are compressed by page.

ALTER TABLE fact_attendance DROP CONSTRAINT pk_fact_attendance;
CREATE CLUSTERED COLUMNSTORE INDEX cs_fact_attendance ON fact_attendance;
ALTER TABLE fact_attendance ADD CONSTRAINT pk_fact_attendance
    PRIMARY KEY NONCLUSTERED (group_key, date_key, module_key, lesson_no, learner_key) WITH (DATA_COMPRESSION = PAGE) ON [PRIMARY];

ALTER TABLE fact_grade DROP CONSTRAINT pk_fact_grade;
CREATE CLUSTERED COLUMNSTORE INDEX cs_fact_grade ON fact_grade;
ALTER TABLE fact_grade ADD CONSTRAINT pk_fact_grade
    PRIMARY KEY NONCLUSTERED (group_key, learner_key, module_key, control_key, competency_key, attempt) WITH (DATA_COMPRESSION = PAGE) ON [PRIMARY];

ALTER TABLE fact_award REBUILD WITH (DATA_COMPRESSION = PAGE);
ALTER TABLE fact_enrolment REBUILD WITH (DATA_COMPRESSION = PAGE);
ALTER TABLE fact_document REBUILD WITH (DATA_COMPRESSION = PAGE);
ALTER TABLE fact_attendance_revision REBUILD WITH (DATA_COMPRESSION = PAGE);
ALTER TABLE fact_grade_revision REBUILD WITH (DATA_COMPRESSION = PAGE);
ALTER TABLE mart_attendance_day REBUILD WITH (DATA_COMPRESSION = PAGE);
ALTER TABLE mart_grade_day REBUILD WITH (DATA_COMPRESSION = PAGE);
ALTER TABLE mart_learner_month REBUILD WITH (DATA_COMPRESSION = PAGE);
ALTER TABLE mart_outcome REBUILD WITH (DATA_COMPRESSION = PAGE);
