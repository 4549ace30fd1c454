DELETE FROM source_file WHERE file_id = @id;
