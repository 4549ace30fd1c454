-- title: Примечания к загрузке
-- grain: примечание
-- parameters: file
-- roles: director, analyst, curator, archive, data_officer
-- column: load_file_key | Ключ файла | key
-- column: code | Код | key
-- column: text | Что пропущено или понято иначе | text
-- They tell numbers of rows of the whole file, which are not for those who are kept to a part of the data.
SELECT load_file_key, code, text
FROM file_note
WHERE (@file IS NULL OR load_file_key = @file)
    AND @scope_organisation IS NULL
    AND @scope_groups IS NULL
    AND @scope_learner IS NULL
ORDER BY load_file_key DESC, note_no;
