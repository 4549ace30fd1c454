-- title: Сценарий выполнен
INSERT INTO schema_journal (number, name, checksum, applied_at) VALUES (@number, @name, @checksum, @applied_at);
