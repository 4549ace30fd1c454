-- title: Текущий контроль по темам
-- grain: группа и модуль (тема)
-- parameters: from, to, organisation, programme, group, teacher
-- roles: director, analyst, curator, administrator
-- menu: Результаты и план
-- order: 33
-- note: Отметки текущего контроля за период. Средняя доля — по отметкам с баллом; зачёты доли не имеют и стоят рядом.
-- link: marks_n | /rows/grades?group={group_key}&module={module_key}&control=1&bucket=5,4,3,2,pass,fail
-- link: mean | /rows/grades?group={group_key}&module={module_key}&control=1&graded=1
-- column: group_key | Ключ группы | key
-- column: module_key | Ключ модуля | key
-- column: group_code | Группа | text
-- column: topic | Тема | text
-- column: marks_n | Отметок | count
-- column: graded_n | Из них с баллом | count
-- column: mean | Средняя доля балла, % | share
-- column: low_n | Из них «2» | count
-- column: passes | Зачтено | text
-- column: last_on | Последняя отметка | date
SELECT
    study.group_key,
    mart.module_key,
    study.group_code,
    coalesce(max(named.name), max(nullif(module.module_code, '')), 'без темы') AS topic,
    sum(mart.n5 + mart.n4 + mart.n3 + mart.n2 + mart.n_pass + mart.n_fail) AS marks_n,
    sum(mart.share_n) AS graded_n,
    (sum(mart.share_sum) + sum(mart.share_n) / 2) / nullif(sum(mart.share_n), 0) AS mean,
    sum(mart.n2) AS low_n,
    iif(sum(mart.n_pass + mart.n_fail) > 0, concat(sum(mart.n_pass), ' из ', sum(mart.n_pass + mart.n_fail)), NULL) AS passes,
    max(mart.date_key) AS last_on
FROM mart_grade_day AS mart
INNER JOIN dim_group AS study ON study.group_key = mart.group_key
INNER JOIN dim_module AS module ON module.module_key = mart.module_key
LEFT JOIN dim_programme_module AS named ON named.programme_key = study.programme_key AND named.module_key = mart.module_key
WHERE mart.control_key = 1
    AND mart.date_key BETWEEN @from AND @to
    AND (@teacher IS NULL OR mart.teacher_key = @teacher)
    AND (@organisation IS NULL OR study.org_key = @organisation)
    AND (@programme IS NULL OR study.programme_key = @programme)
    AND (@group IS NULL OR study.group_key = @group)
    AND (@scope_organisation IS NULL OR study.org_key = @scope_organisation)
    AND (@scope_groups IS NULL OR study.group_key IN ({> Parts/scope-groups}))
    AND @scope_learner IS NULL
GROUP BY study.group_key, study.group_code, mart.module_key
ORDER BY study.group_code, topic, mart.module_key;
