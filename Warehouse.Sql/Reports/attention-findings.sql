-- title: Замечания к загруженному
-- grain: запись
-- parameters: organisation, programme, group
-- column: code | Замечание | text
-- column: learner_code | Код слушателя | text
-- column: group_code | Группа | text
-- column: module_code | Модуль | text
-- column: happened_on | Дата | date
-- column: file_name | Файл | text
-- column: line_no | Строка | count
SELECT
    CASE mart.code
        WHEN 'final_outside_term' THEN 'итоговая оценка вне срока группы'
        WHEN 'grade_without_enrolment' THEN 'оценка у незачисленного'
        WHEN 'award_without_order' THEN 'поощрение без приказа'
        WHEN 'attendance_before_enrolment' THEN 'посещение до зачисления'
        WHEN 'document_of_expelled' THEN 'документ о завершении у отчисленного'
        WHEN 'document_without_final' THEN 'документ о завершении без сданной итоговой аттестации'
        ELSE mart.code
    END AS code,
    learner.learner_code,
    member.group_code,
    nullif(module.module_code, '') AS module_code,
    mart.date_key AS happened_on,
    load_file.name AS file_name,
    mart.line_no
FROM mart_finding AS mart
INNER JOIN dim_group AS member ON member.group_key = mart.group_key
INNER JOIN dim_learner AS learner ON learner.learner_key = mart.learner_key
INNER JOIN dim_module AS module ON module.module_key = mart.module_key
INNER JOIN dim_load_file AS load_file ON load_file.load_file_key = mart.load_file_key
WHERE (@organisation IS NULL OR member.org_key = @organisation)
    AND (@programme IS NULL OR member.programme_key = @programme)
    AND (@group IS NULL OR member.group_key = @group)
    AND (@scope_organisation IS NULL OR member.org_key = @scope_organisation)
    AND (@scope_groups IS NULL OR member.group_key IN ({> Parts/scope-groups}))
    AND @scope_learner IS NULL
ORDER BY mart.code, mart.date_key DESC, mart.line_no, module.module_code;
