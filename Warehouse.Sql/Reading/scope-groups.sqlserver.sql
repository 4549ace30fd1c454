-- title: Группы, которыми ограничен зритель
-- grain: группа
-- Key 0 is the member "not given": what has no group is inside no group.
SELECT study.group_key
FROM dim_group AS study
WHERE study.group_key <> 0
    AND (@organisation IS NULL OR study.org_key = @organisation)
    AND (@curator IS NULL OR study.curator_key = @curator)
    AND (@programmes IS NULL OR study.programme_key IN (SELECT CAST(item.value AS INT) FROM openjson(@programmes) AS item))
    AND (@groups IS NULL OR study.group_key IN (SELECT CAST(item.value AS INT) FROM openjson(@groups) AS item));
