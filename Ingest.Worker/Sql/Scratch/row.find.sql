SELECT * FROM {raw} WHERE source_file = @file AND source_line = @line;
