-- title: Состояние строк карантина
-- grain: состояние
-- parameters: file
-- roles: director, analyst, curator, archive, data_officer
-- column: state | Состояние | key
-- column: rows_n | Строк | count
SELECT state, count(*) AS rows_n
FROM ({> Parts/rejects-shown}) AS reject
WHERE cell_no = 1 AND (@file IS NULL OR load_file_key = @file)
GROUP BY state
ORDER BY state;
