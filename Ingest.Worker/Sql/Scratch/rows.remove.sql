DELETE FROM {raw} WHERE source_file = @id;
