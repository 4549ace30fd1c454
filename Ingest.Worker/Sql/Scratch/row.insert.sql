INSERT INTO {raw} VALUES (@file, @line, {cells});
