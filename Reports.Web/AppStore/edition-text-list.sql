-- title: Тексты разделов редакции, последний каждого
SELECT section AS Section, text AS Text
FROM app.edition_text AS told
WHERE edition_key = @edition_key
    AND step_no = (
        SELECT max(last.step_no)
        FROM app.edition_text AS last
        WHERE last.edition_key = told.edition_key AND last.section = told.section)
ORDER BY section;
