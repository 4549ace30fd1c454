-- title: Отправленный файл
INSERT INTO app.delivery_file (delivery_id, place, file_name, size, sha256, contents)
VALUES (@delivery_id, @place, @file_name, @size, @sha256, @contents);
