-- title: Группы, витрины которых меняет новая компетенция программы
-- A final assessment of the whole programme is of each of its competencies.
INSERT OR IGNORE INTO touched_group
SELECT member.group_key
FROM stage_competencies AS stage
INNER JOIN dim_group AS member ON member.programme_key = stage.programme_key
LEFT JOIN dim_programme_competency AS target ON {key: target.$column = stage.$column; AND}
WHERE target.load_file_key IS NULL;
