INSERT INTO source_file VALUES (@id, @sha256, @lines);
