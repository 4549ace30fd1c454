-- title: Файл не загружен целиком
INSERT INTO dim_load_file (sha256, name, size, profile, feed, sent_by, delivery_id, state, owner, started_at, finished_at, failure_code, failure)
VALUES (@sha256, @name, @size, @profile, @feed, @sent_by, @delivery_id, 'failed', @owner, @started_at, @finished_at, @failure_code, @failure);
