-- title: Показатели слушателя
-- grain: показатель
-- parameters: learner, group
-- column: measure | Код показателя | key
-- column: learner_key | Ключ слушателя | key
-- column: title | Показатель | text
-- column: numerator | Числитель | number
-- column: denominator | Знаменатель | number
-- As on the learner's page, of one group or of all: attendance is of hours in hundredths, without marks from outside the enrolment; the mean result is a sum
-- of shares in millionths over a count of results that have a share; attestations that were not passed are counted by the last attempt and have no denominator.
WITH enrolled AS (
    SELECT own.group_key, @learner AS learner_key
    FROM (SELECT DISTINCT group_key FROM mart_learner_month WHERE learner_key = @learner) AS own
    INNER JOIN dim_group AS study ON study.group_key = own.group_key
    WHERE (@group IS NULL OR own.group_key = @group)
        AND (@scope_organisation IS NULL OR study.org_key = @scope_organisation)
        AND (@scope_groups IS NULL OR own.group_key IN ({> Parts/scope-groups}))
        AND (@scope_learner IS NULL OR @learner = @scope_learner)
),
{> Parts/enrolment-figures}
SELECT 'attendance' AS measure, @learner AS learner_key, 'Посещаемость, %' AS title, sum(attended) AS numerator, sum(scheduled) AS denominator
FROM lesson
HAVING sum(scheduled) > 0
UNION ALL
SELECT 'result', @learner, 'Результат, %', sum(share_sum), sum(share_n)
FROM counted_grade
HAVING sum(share_n) > 0
UNION ALL
SELECT 'debts', @learner, 'Не сдано аттестаций', sum(debts_n), NULL
FROM counted_grade
HAVING count(*) > 0
ORDER BY measure;
