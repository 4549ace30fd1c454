-- title: Строки в карантине
-- grain: строка файла
-- parameters: file, code, feed, place_to
-- roles: director, analyst, curator, data_officer
-- column: load_file_key | Ключ файла | key
-- column: file_name | Файл | text
-- column: line_no | Строка | count
-- column: feed | Таблица | text
-- column: column_name | Столбец | text
-- column: code | Код причины | text
-- column: detail | Что не так | text
-- column: raw_text | Строка как прислана | text
-- column: total_n | Всего | key
-- A row of any feed may name people: each is entered in the journal of access by file and line.
SELECT load_file_key, file_name, line_no, feed, column_name, code, detail, raw_text, total_n
FROM (
    SELECT
        reject.load_file_key, source.name AS file_name, reject.line_no, reject.feed, reject.column_name, reject.code,
        reject.detail, reject.raw_text,
        count(*) OVER () AS total_n,
        row_number() OVER (ORDER BY reject.load_file_key DESC, reject.line_no) AS place
    FROM ({> Parts/rejects-shown}) AS reject
    INNER JOIN dim_load_file AS source ON source.load_file_key = reject.load_file_key
    WHERE (@file IS NULL OR reject.load_file_key = @file)
        AND (@code IS NULL OR reject.code = @code)
        AND (@feed IS NULL OR reject.feed = @feed)
) AS numbered
WHERE @place_to IS NULL OR place <= @place_to
ORDER BY load_file_key DESC, line_no;
