-- title: Сценарий выполнен снова
UPDATE schema_journal SET name = @name, checksum = @checksum, applied_at = @applied_at WHERE number = @number;
