-- title: Примечание к загруженному файлу
INSERT INTO file_note (load_file_key, note_no, code, text) VALUES (@load_file_key, @note_no, @code, @text);
