-- title: Контрольная сумма выполненного сценария
SELECT checksum FROM schema_journal WHERE number = @number;
