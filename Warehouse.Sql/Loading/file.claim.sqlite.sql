-- title: Файл взят в работу
INSERT INTO dim_load_file (sha256, name, size, profile, feed, sent_by, delivery_id, state, owner, started_at)
VALUES (@sha256, @name, @size, @profile, @feed, @sent_by, @delivery_id, 'loading', @owner, @started_at)
RETURNING load_file_key;
