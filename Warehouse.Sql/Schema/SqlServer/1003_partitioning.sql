-- title: Большие факты по годам
-- option: Partitioning
-- A year is a part of its own: a report over a period reads its years, and an old year can be moved to cheaper disks or
-- compressed further by itself. The natural key stays one B-tree over all years, because it does not always hold the day.

CREATE PARTITION FUNCTION year_of_day (INT) AS RANGE RIGHT FOR VALUES (
    20150101, 20160101, 20170101, 20180101, 20190101, 20200101, 20210101, 20220101, 20230101, 20240101, 20250101,
    20260101, 20270101, 20280101, 20290101, 20300101, 20310101, 20320101, 20330101, 20340101, 20350101, 20360101,
    20370101, 20380101, 20390101, 20400101);
CREATE PARTITION SCHEME by_year AS PARTITION year_of_day ALL TO ([PRIMARY]);

IF EXISTS (SELECT 1 FROM sys.indexes WHERE name = 'cs_fact_attendance')
BEGIN
    DROP INDEX cs_fact_attendance ON fact_attendance;
    CREATE CLUSTERED COLUMNSTORE INDEX cs_fact_attendance ON fact_attendance ON by_year (date_key);
END
ELSE
BEGIN
    ALTER TABLE fact_attendance DROP CONSTRAINT pk_fact_attendance;
    CREATE CLUSTERED INDEX ix_fact_attendance_year ON fact_attendance (date_key, group_key) ON by_year (date_key);
    ALTER TABLE fact_attendance ADD CONSTRAINT pk_fact_attendance PRIMARY KEY NONCLUSTERED (
        group_key, date_key, module_key, lesson_no, learner_key) ON [PRIMARY];
END;

IF EXISTS (SELECT 1 FROM sys.indexes WHERE name = 'cs_fact_grade')
BEGIN
    DROP INDEX cs_fact_grade ON fact_grade;
    CREATE CLUSTERED COLUMNSTORE INDEX cs_fact_grade ON fact_grade ON by_year (date_key);
END
ELSE
BEGIN
    ALTER TABLE fact_grade DROP CONSTRAINT pk_fact_grade;
    CREATE CLUSTERED INDEX ix_fact_grade_year ON fact_grade (date_key, group_key) ON by_year (date_key);
    ALTER TABLE fact_grade ADD CONSTRAINT pk_fact_grade PRIMARY KEY NONCLUSTERED (
        group_key, learner_key, module_key, control_key, competency_key, attempt) ON [PRIMARY];
END;
