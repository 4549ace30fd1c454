-- title: Результаты и план: модули
-- grain: модуль программы
-- parameters: from, to, organisation, programme, group, teacher
-- chart: bar x=module y=attained
-- column: programme_key | Ключ программы | key
-- column: module_key | Ключ модуля | key
-- column: programme | Программа | text
-- column: module | Модуль | text
-- column: grades_n | Оценок | count
-- column: graded_n | Из них с долей балла | count
-- column: attained | Средняя доля балла, % | share
-- column: success | Успеваемость, % | share
-- column: quality | Качество, % | share
-- column: first | С первой попытки, % | share
-- column: first_unknown_n | Первая попытка неизвестна | count
-- Grades of interim and final control that count, given in the period.
WITH study AS (
    SELECT member.group_key, member.group_code, member.programme_key, member.starts_on, member.ends_on
    FROM dim_group AS member
    WHERE (@organisation IS NULL OR member.org_key = @organisation)
        AND (@programme IS NULL OR member.programme_key = @programme)
        AND (@group IS NULL OR member.group_key = @group)
        AND (@scope_organisation IS NULL OR member.org_key = @scope_organisation)
        AND (@scope_groups IS NULL OR member.group_key IN ({> Parts/scope-groups}))
        AND @scope_learner IS NULL
),
total AS (
    SELECT
        study.programme_key, mart.module_key,
        sum(mart.share_sum) AS share_sum,
        sum(mart.share_n) AS share_n,
        sum(mart.n5 + mart.n4 + mart.n3 + mart.n_pass) AS passed,
        sum(mart.n5 + mart.n4 + mart.n3 + mart.n2 + mart.n_pass + mart.n_fail + mart.n_na) AS passed_base,
        sum(mart.n5 + mart.n4) AS good,
        sum(mart.n5 + mart.n4 + mart.n3 + mart.n2 + mart.n_na) AS good_base,
        sum(mart.first_n) AS first_n,
        sum(mart.first_passed_n) AS first_passed_n,
        sum(mart.first_unknown_n) AS first_unknown_n
    FROM mart_grade_day AS mart
    INNER JOIN study ON study.group_key = mart.group_key
    WHERE mart.date_key BETWEEN @from AND @to AND mart.control_key IN (2, 3, 4)
        AND (@teacher IS NULL OR mart.teacher_key = @teacher)
    GROUP BY study.programme_key, mart.module_key
)
SELECT
    total.programme_key,
    total.module_key,
    coalesce(programme.name, programme.programme_code) AS programme,
    coalesce(named.name, module.module_code) AS module,
    total.passed_base AS grades_n,
    total.share_n AS graded_n,
    iif(total.share_n > 0, (total.share_sum + total.share_n / 2) / total.share_n, NULL) AS attained,
    iif(total.passed_base > 0, (total.passed * 1000000 + total.passed_base / 2) / total.passed_base, NULL) AS success,
    iif(total.good_base > 0, (total.good * 1000000 + total.good_base / 2) / total.good_base, NULL) AS quality,
    iif(total.first_n > 0, (total.first_passed_n * 1000000 + total.first_n / 2) / total.first_n, NULL) AS first,
    total.first_unknown_n
FROM total
INNER JOIN dim_module AS module ON module.module_key = total.module_key
INNER JOIN dim_programme AS programme ON programme.programme_key = total.programme_key
LEFT JOIN dim_programme_module AS named
    ON named.programme_key = total.programme_key AND named.module_key = total.module_key
ORDER BY programme, module;
