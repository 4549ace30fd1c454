-- title: Справочные строки
-- Days, the members "not given" (key 0), the default organisation, kinds of control.

INSERT INTO dim_date
WITH RECURSIVE day (d) AS (
    SELECT '1990-01-01'
    UNION ALL
    SELECT date(d, '+1 day') FROM day WHERE d < '2069-12-31'
)
SELECT
    CAST(strftime('%Y%m%d', d) AS INTEGER),
    d,
    CAST(strftime('%Y', d) AS INTEGER),
    (CAST(strftime('%m', d) AS INTEGER) + 2) / 3,
    CAST(strftime('%m', d) AS INTEGER),
    CAST(strftime('%Y%m', d) AS INTEGER),
    CAST(strftime('%d', d) AS INTEGER),
    (CAST(strftime('%w', d) AS INTEGER) + 6) % 7 + 1,
    -- The ISO week is that of its Thursday.
    CAST(strftime('%Y', date(d, '-3 days', 'weekday 4')) AS INTEGER),
    (CAST(strftime('%j', date(d, '-3 days', 'weekday 4')) AS INTEGER) - 1) / 7 + 1,
    CAST(strftime('%Y', d) AS INTEGER) - iif(CAST(strftime('%m', d) AS INTEGER) < 9, 1, 0),
    -- Weekends and the holidays of article 112 of the Labour Code; transfers of days off are decreed yearly and left out.
    iif(strftime('%w', d) IN ('0', '6')
        OR (strftime('%m', d) = '01' AND CAST(strftime('%d', d) AS INTEGER) <= 8)
        OR strftime('%m%d', d) IN ('0223', '0308', '0501', '0509', '0612', '1104'), 0, 1)
FROM day;

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
