-- title: Номера выполненных сценариев
SELECT number FROM schema_journal;
