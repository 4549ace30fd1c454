SELECT file_id, sha256 FROM source_file;
