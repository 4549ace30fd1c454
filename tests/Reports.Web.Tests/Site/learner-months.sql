-- title: Слушатели по месяцам
-- grain: слушатель × месяц
-- parameters: from, to, programme, group
-- menu: Проверка
-- order: 500
-- link: learner_code | /report/learner-months?group={group_key}
-- chart: line x=month y=share
-- column: group_key | Ключ группы | key
-- column: month | Месяц | month
-- column: learner_code | Слушатель | text
-- column: name | Фамилия, имя | text
-- column: attended | Посещено, ч | hours
-- column: marks | Отметок | count
-- column: share | Доля балла, % | share
-- column: delta | Отклонение | number
-- column: first_day | Первый день | date
SELECT
    mart.group_key,
    mart.month_key AS month,
    learner.learner_code,
    concat(person.last_name, ' ', person.first_name) AS name,
    mart.attended,
    mart.marks_n * 1000 AS marks,
    iif(mart.share_n = 0, NULL, mart.share_sum / mart.share_n) AS share,
    -1.5 AS delta,
    mart.month_key * 100 + 1 AS first_day
FROM mart_learner_month AS mart
INNER JOIN dim_group AS study ON study.group_key = mart.group_key
INNER JOIN dim_learner AS learner ON learner.learner_key = mart.learner_key
LEFT JOIN learner_person AS person ON person.learner_key = mart.learner_key
-- Those of the seed alone, whatever is loaded beside them.
WHERE mart.month_key BETWEEN @from / 100 AND @to / 100 AND mart.group_key <= 3
    AND (@programme IS NULL OR study.programme_key = @programme)
    AND (@group IS NULL OR mart.group_key = @group)
    AND (@scope_organisation IS NULL OR study.org_key = @scope_organisation)
    AND (@scope_groups IS NULL OR study.group_key IN ({> Parts/scope-groups}))
    AND (@scope_learner IS NULL OR mart.learner_key = @scope_learner)
ORDER BY mart.month_key, learner.learner_code;
