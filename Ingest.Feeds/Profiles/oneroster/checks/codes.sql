-- title: Коды, которые уже заняты
-- Two that name one code would be one: the later keeps sourcedId.
SELECT
    source_file,
    CASE kind
        WHEN 'user' THEN 'identifier уже есть у другого пользователя: кодом стал sourcedId, таких пользователей: '
        WHEN 'course' THEN 'courseCode уже есть у другого курса: кодом программы стал sourcedId, таких курсов: '
        WHEN 'class' THEN 'classCode уже есть у другого класса: кодом группы стал sourcedId, таких классов: '
    END || count(*) AS note
FROM code
WHERE is_taken AND is_appearing
GROUP BY kind, source_file;
