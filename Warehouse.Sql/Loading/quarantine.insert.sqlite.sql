-- title: Ячейка в карантин
INSERT OR IGNORE INTO quarantine (
    load_file_key, line_no, feed, row_no, cell_no, column_name, code, detail, raw_text, cells, row_identity, named_org_code, named_group_code)
VALUES (
    @load_file_key, @line_no, @feed, @row_no, @cell_no, @column_name, @code, @detail, @raw_text, @cells, @row_identity, @named_org_code, @named_group_code);
