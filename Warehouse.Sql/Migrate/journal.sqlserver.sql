-- title: Номера выполненных сценариев
-- No rows come where there is no journal.
IF object_id('schema_journal') IS NOT NULL
    SELECT number FROM schema_journal;
