SELECT file_id, lines FROM source_file WHERE sha256 = @sha256;
