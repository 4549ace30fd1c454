-- title: Справочные строки
-- Days, the members "not given" (key 0), the default organisation, kinds of control.

WITH digit AS (
    SELECT d FROM (VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)) AS ten (d)
),
calendar AS (
    -- 80 years; day 0 of 1900 is a Monday.
    SELECT dateadd(day, n, cast('19900101' AS DATE)) AS d, (datediff(day, cast('19000101' AS DATE), cast('19900101' AS DATE)) + n) % 7 + 1 AS weekday
    FROM (
        SELECT one.d + 10 * ten.d + 100 * hundred.d + 1000 * thousand.d + 10000 * myriad.d AS n
        FROM digit AS one
        CROSS JOIN digit AS ten
        CROSS JOIN digit AS hundred
        CROSS JOIN digit AS thousand
        CROSS JOIN digit AS myriad
    ) AS number
    WHERE n < 29220
),
week AS (
    -- The ISO week is that of its Thursday.
    SELECT d, weekday, dateadd(day, 4 - weekday, d) AS thursday FROM calendar
)
INSERT INTO dim_date (
    date_key, iso_date, year, quarter, month, month_key, day, weekday, iso_year, iso_week, academic_year, is_working_day)
SELECT
    year(d) * 10000 + month(d) * 100 + day(d),
    convert(NVARCHAR(10), d, 23),
    year(d),
    (month(d) + 2) / 3,
    month(d),
    year(d) * 100 + month(d),
    day(d),
    weekday,
    year(thursday),
    datediff(day, datefromparts(year(thursday), 1, 1), thursday) / 7 + 1,
    year(d) - iif(month(d) < 9, 1, 0),
    -- Weekends and the holidays of article 112 of the Labour Code; transfers of days off are decreed yearly and left out.
    iif(weekday IN (6, 7)
        OR (month(d) = 1 AND day(d) <= 8)
        OR month(d) * 100 + day(d) IN (223, 308, 501, 509, 612, 1104), 0, 1)
FROM week;

INSERT INTO dim_organisation (org_key, org_code, name) VALUES (1, 'default', 'Учебный центр');
INSERT INTO dim_programme (programme_key, org_key, programme_code, is_inferred) VALUES (0, 1, '', 0);
INSERT INTO dim_module (module_key, org_key, module_code) VALUES (0, 1, '');
INSERT INTO dim_competency (competency_key, org_key, competency_code) VALUES (0, 1, '');
INSERT INTO dim_teacher (teacher_key, org_key, teacher_code, is_inferred) VALUES (0, 1, '', 0);
INSERT INTO dim_group (group_key, org_key, group_code, is_inferred) VALUES (0, 1, '', 0);

INSERT INTO dim_control (control_key, control_code, name, result_class) VALUES
    (1, 'current', 'текущий контроль', 'current'),
    (2, 'interim', 'промежуточная аттестация', 'interim'),
    (3, 'retake', 'пересдача с комиссией', 'interim'),
    (4, 'final', 'итоговая аттестация', 'final'),
    (5, 'practice', 'практика, стажировка', 'practice'),
    (6, 'project', 'проект', 'project');
