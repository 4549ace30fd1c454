-- title: Коды и СНИЛС, которые надо проверить
-- grain: замечание
-- parameters: sees_persons
-- roles: director, analyst, curator, data_officer
-- column: finding | Замечание | key
-- column: kind | Чей код | text
-- column: one | Код | text
-- column: other | Второй код | text
-- column: learner_key | Ключ | key
-- Codes that the eye does not tell apart, one СНИЛС under several codes, a СНИЛС whose control number is wrong: codes alone, and to those who see all
-- groups of an organisation. The number itself is shown to nobody. Of several that are alike each is told beside the first.
WITH look AS (
{> Parts/code-looks}
),
snils AS (
    SELECT learner.learner_key, learner.org_key, learner.learner_code, replace(replace(person.snils, '-', ''), ' ', '') AS digits
    FROM learner_person AS person
    INNER JOIN dim_learner AS learner ON learner.learner_key = person.learner_key
    WHERE person.snils IS NOT NULL AND @sees_persons = 1
)
SELECT found.finding, found.kind, found.one, found.other, found.learner_key
FROM (
    SELECT 'look_alike' AS finding, numbered.kind, numbered.org_key, numbered.first_code AS one, numbered.code AS other, numbered.learner_key
    FROM (
        SELECT look.*, min(code) OVER (PARTITION BY kind, org_key, look) AS first_code
        FROM look
    ) AS numbered
    WHERE numbered.code <> numbered.first_code
    UNION ALL
    SELECT 'same_snils', 'слушатель', numbered.org_key, numbered.first_code, numbered.learner_code, numbered.learner_key
    FROM (
        SELECT snils.*, min(learner_code) OVER (PARTITION BY org_key, digits) AS first_code
        FROM snils
    ) AS numbered
    WHERE numbered.learner_code <> numbered.first_code
    UNION ALL
    SELECT 'bad_snils', 'слушатель', snils.org_key, snils.learner_code, NULL, snils.learner_key
    FROM snils
    WHERE substring(snils.digits, 11, 1) = ''
        OR substring(snils.digits, 12, 1) <> ''
        OR (9 * (unicode(substring(snils.digits, 1, 1)) - 48) + 8 * (unicode(substring(snils.digits, 2, 1)) - 48) + 7 * (unicode(substring(snils.digits, 3, 1)) - 48) + 6 * (unicode(substring(snils.digits, 4, 1)) - 48) + 5 * (unicode(substring(snils.digits, 5, 1)) - 48) + 4 * (unicode(substring(snils.digits, 6, 1)) - 48) + 3 * (unicode(substring(snils.digits, 7, 1)) - 48) + 2 * (unicode(substring(snils.digits, 8, 1)) - 48) + 1 * (unicode(substring(snils.digits, 9, 1)) - 48)) % 101 % 100
            <> 10 * (unicode(substring(snils.digits, 10, 1)) - 48) + unicode(substring(snils.digits, 11, 1)) - 48
) AS found
WHERE (@scope_organisation IS NULL OR found.org_key = @scope_organisation)
    AND @scope_groups IS NULL
    AND @scope_learner IS NULL
ORDER BY found.finding, found.kind, found.one, found.other;
