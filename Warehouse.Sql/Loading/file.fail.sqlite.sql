-- title: Файл не загружен целиком
INSERT INTO dim_load_file (sha256, name, size, profile, feed, state, owner, started_at, finished_at, failure_code, failure)
VALUES (@sha256, @name, @size, @profile, @feed, 'failed', @owner, @started_at, @finished_at, @failure_code, @failure);
