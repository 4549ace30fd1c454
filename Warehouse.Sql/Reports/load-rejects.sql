-- title: Строки в карантине
-- grain: ячейка строки файла
-- parameters: file, code, feed, reject_state, line, row, place_to
-- roles: director, analyst, curator, data_officer
-- column: load_file_key | Ключ файла | key
-- column: file_name | Файл | text
-- column: line_no | Строка | count
-- column: row_no | Запись строки | key
-- column: cell_no | Номер ячейки | key
-- column: row_id | Строка карантина | text
-- column: feed | Таблица | text
-- column: column_name | Столбец | text
-- column: code | Код причины | text
-- column: detail | Что не так | text
-- column: raw_text | Строка как прислана | text
-- column: cells | Ячейки строки | key
-- column: state | Состояние | key
-- column: answered_file_key | Файл ответа | key
-- column: answered_file | Имя файла ответа | key
-- column: told_by | Кто ответил | text
-- column: told_on | Когда ответил | moment
-- column: reason | Почему | text
-- column: total_n | Всего | key
-- Without a state those that nobody has answered. A row of any feed may name people: each is entered in the journal of access by file and line.
SELECT
    load_file_key, file_name, line_no, row_no, cell_no, row_id, feed, column_name, code, detail, raw_text, cells, state,
    answered_file_key, answered_file, told_by, told_on, reason, total_n
FROM (
    SELECT
        reject.load_file_key, source.name AS file_name, reject.line_no, reject.row_no, reject.cell_no,
        concat(substring(source.sha256, 1, 12), '-', reject.line_no, iif(reject.row_no = 1, '', concat('-', reject.row_no))) AS row_id,
        reject.feed, reject.column_name, reject.code, reject.detail, reject.raw_text, reject.cells, reject.state,
        reject.answered_file_key, answer.name AS answered_file, reply.told_by, reply.told_on, reply.reason,
        sum(iif(reject.cell_no = 1, 1, 0)) OVER () AS total_n,
        dense_rank() OVER (ORDER BY reject.load_file_key DESC, reject.line_no, reject.feed, reject.row_no) AS place
    FROM ({> Parts/rejects-shown}) AS reject
    INNER JOIN dim_load_file AS source ON source.load_file_key = reject.load_file_key
    LEFT JOIN dim_load_file AS answer ON answer.load_file_key = reject.answered_file_key
    LEFT JOIN (
        SELECT file_id, line_no, feed, row_no, load_file_key, min(told_by) AS told_by, min(told_on) AS told_on, min(reason) AS reason
        FROM quarantine_reply
        GROUP BY file_id, line_no, feed, row_no, load_file_key
    ) AS reply
        ON reply.file_id = substring(source.sha256, 1, 12)
        AND reply.line_no = reject.line_no
        AND reply.feed = reject.feed
        AND reply.row_no = reject.row_no
        AND reply.load_file_key = reject.answered_file_key
    WHERE (@file IS NULL OR reject.load_file_key = @file)
        AND (@code IS NULL OR reject.code = @code)
        AND (@feed IS NULL OR reject.feed = @feed)
        AND (@line IS NULL OR reject.line_no = @line)
        AND (@row IS NULL OR reject.row_no = @row)
        AND (@reject_state = 'any' OR reject.state = coalesce(@reject_state, 'open'))
) AS numbered
WHERE @place_to IS NULL OR place <= @place_to
ORDER BY load_file_key DESC, line_no, feed, row_no, cell_no;
