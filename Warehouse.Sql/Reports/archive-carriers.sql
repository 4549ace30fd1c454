-- title: Носители
-- grain: единица хранения
-- menu: Архив
-- order: 70
-- roles: director, analyst, archive
-- parameters: organisation, programme, group
-- link: group_code | /rows/documents?preset=all&group={group_key}
-- link: documents_n | /rows/documents?preset=all&group={group_key}&what=issued
-- column: year | Год | text
-- column: carrier_kind | Носитель | text
-- column: unit_no | Номер единицы | text
-- column: title | Заголовок | text
-- column: group_code | Группа | text
-- column: group_key | Ключ группы | key
-- column: medium | На чём | text
-- column: place | Место хранения | text
-- column: sheets | Листов | count
-- column: closed_on | Закрыто | date
-- column: documents_n | Документов выдано группе | count
-- Units of storage with the place of each; beside them how many documents were issued to the group, without certificates of study and duplicates, as everywhere.
SELECT
    CAST(carrier.year AS char(4)) AS year,
    carrier.carrier_kind,
    carrier.unit_no,
    carrier.title,
    nullif(study.group_code, '') AS group_code,
    nullif(carrier.group_key, 0) AS group_key,
    carrier.medium,
    carrier.place,
    carrier.sheets,
    carrier.closed_on,
    iif(carrier.group_key = 0, NULL, coalesce(issued.documents_n, 0)) AS documents_n
FROM fact_carrier AS carrier
INNER JOIN dim_group AS study ON study.group_key = carrier.group_key
LEFT JOIN (
    SELECT fact.group_key, sum(fact.is_issued) AS documents_n
    FROM (
{> Parts/document-standing}
    ) AS fact
    GROUP BY fact.group_key
) AS issued ON issued.group_key = carrier.group_key
WHERE (@organisation IS NULL OR carrier.org_key = @organisation)
    AND (@programme IS NULL OR study.programme_key = @programme)
    AND (@group IS NULL OR carrier.group_key = @group)
    AND (@scope_organisation IS NULL OR carrier.org_key = @scope_organisation)
    AND (@scope_groups IS NULL OR carrier.group_key IN ({> Parts/scope-groups}))
    AND @scope_learner IS NULL
ORDER BY carrier.year DESC, carrier.carrier_kind, carrier.unit_no;
