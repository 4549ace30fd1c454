-- title: Группы, витрины которых меняет вес модуля в компетенции
INSERT OR IGNORE INTO touched_group
SELECT member.group_key
FROM stage_module_competencies AS stage
INNER JOIN dim_group AS member ON member.programme_key = stage.programme_key
LEFT JOIN bridge_module_competency AS target ON {key: target.$column = stage.$column; AND}
WHERE target.load_file_key IS NULL OR
    {values: target.$column IS NOT coalesce(stage.$column, target.$column); OR};
