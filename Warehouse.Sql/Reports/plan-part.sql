-- title: Части программ
-- grain: модуль программы со всем, что в него входит (до трёх уровней)
-- parameters: from, to, organisation, programme, group, teacher
-- roles: director, analyst, curator, administrator
-- menu: Результаты и план
-- order: 32
-- note: Строка модуля складывает его собственные оценки и оценки модулей, которые в него входят; строки вложенных модулей стоят под ней и повторяют свою часть.
-- note: Оценки промежуточной и итоговой аттестации за период, последняя попытка.
-- link: grades_n | /rows/grades?programme={programme_key}&part={module_key}&bucket=5,4,3,2,pass,fail,na
-- link: graded_n | /rows/grades?programme={programme_key}&part={module_key}&graded=1
-- column: programme_key | Ключ программы | key
-- column: module_key | Ключ модуля | key
-- column: programme | Программа | text
-- column: part | Часть программы | text
-- column: modules_n | Модулей внутри | count
-- column: grades_n | Оценок | count
-- column: graded_n | Из них с долей балла | count
-- column: attained | Средняя доля балла, % | share
-- column: success | Успеваемость, % | share
-- column: quality | Качество, % | share
WITH study AS (
    SELECT member.group_key, member.programme_key
    FROM dim_group AS member
    WHERE (@organisation IS NULL OR member.org_key = @organisation)
        AND (@programme IS NULL OR member.programme_key = @programme)
        AND (@group IS NULL OR member.group_key = @group)
        AND (@scope_organisation IS NULL OR member.org_key = @scope_organisation)
        AND (@scope_groups IS NULL OR member.group_key IN ({> Parts/scope-groups}))
        AND @scope_learner IS NULL
),
graded AS (
    SELECT
        study.programme_key, mart.module_key,
        sum(mart.share_sum) AS share_sum,
        sum(mart.share_n) AS share_n,
        sum(mart.n5 + mart.n4 + mart.n3 + mart.n_pass) AS passed,
        sum(mart.n5 + mart.n4 + mart.n3 + mart.n2 + mart.n_pass + mart.n_fail + mart.n_na) AS passed_base,
        sum(mart.n5 + mart.n4) AS good,
        sum(mart.n5 + mart.n4 + mart.n3 + mart.n2 + mart.n_na) AS good_base
    FROM mart_grade_day AS mart
    INNER JOIN study ON study.group_key = mart.group_key
    WHERE mart.date_key BETWEEN @from AND @to AND mart.control_key IN (2, 3, 4)
        AND (@teacher IS NULL OR mart.teacher_key = @teacher)
    GROUP BY study.programme_key, mart.module_key
),
-- A module is in itself, in what it is a part of, and in what that is a part of.
inside AS (
    SELECT graded.programme_key, graded.module_key, graded.module_key AS part_key FROM graded
    UNION
    SELECT graded.programme_key, graded.module_key, own.parent_module_key
    FROM graded
    INNER JOIN dim_programme_module AS own ON own.programme_key = graded.programme_key AND own.module_key = graded.module_key
    WHERE own.parent_module_key <> 0
    UNION
    SELECT graded.programme_key, graded.module_key, above.parent_module_key
    FROM graded
    INNER JOIN dim_programme_module AS own ON own.programme_key = graded.programme_key AND own.module_key = graded.module_key
    INNER JOIN dim_programme_module AS above ON above.programme_key = own.programme_key AND above.module_key = own.parent_module_key
    WHERE above.parent_module_key <> 0
),
total AS (
    SELECT
        inside.programme_key, inside.part_key,
        count(*) - max(iif(inside.module_key = inside.part_key, 1, 0)) AS modules_n,
        sum(graded.share_sum) AS share_sum,
        sum(graded.share_n) AS share_n,
        sum(graded.passed) AS passed,
        sum(graded.passed_base) AS passed_base,
        sum(graded.good) AS good,
        sum(graded.good_base) AS good_base
    FROM inside
    INNER JOIN graded ON graded.programme_key = inside.programme_key AND graded.module_key = inside.module_key
    GROUP BY inside.programme_key, inside.part_key
)
SELECT
    total.programme_key,
    total.part_key AS module_key,
    coalesce(programme.name, programme.programme_code) AS programme,
    concat_ws(' / ', coalesce(top_named.name, top_module.module_code), coalesce(parent_named.name, parent_module.module_code), coalesce(named.name, module.module_code)) AS part,
    total.modules_n,
    total.passed_base AS grades_n,
    total.share_n AS graded_n,
    iif(total.share_n > 0, (total.share_sum + total.share_n / 2) / nullif(total.share_n, 0), NULL) AS attained,
    iif(total.passed_base > 0, (total.passed * 1000000 + total.passed_base / 2) / nullif(total.passed_base, 0), NULL) AS success,
    iif(total.good_base > 0, (total.good * 1000000 + total.good_base / 2) / nullif(total.good_base, 0), NULL) AS quality
FROM total
INNER JOIN dim_module AS module ON module.module_key = total.part_key
INNER JOIN dim_programme AS programme ON programme.programme_key = total.programme_key
LEFT JOIN dim_programme_module AS named ON named.programme_key = total.programme_key AND named.module_key = total.part_key
LEFT JOIN dim_module AS parent_module ON parent_module.module_key = named.parent_module_key AND named.parent_module_key NOT IN (0, total.part_key)
LEFT JOIN dim_programme_module AS parent_named
    ON parent_named.programme_key = total.programme_key AND parent_named.module_key = parent_module.module_key
LEFT JOIN dim_module AS top_module
    ON top_module.module_key = parent_named.parent_module_key AND parent_named.parent_module_key NOT IN (0, total.part_key, parent_module.module_key)
LEFT JOIN dim_programme_module AS top_named
    ON top_named.programme_key = total.programme_key AND top_named.module_key = top_module.module_key
ORDER BY programme, total.programme_key, part;
