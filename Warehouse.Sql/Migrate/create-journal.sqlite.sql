-- title: Журнал изменений схемы
CREATE TABLE IF NOT EXISTS schema_journal (
    number      INTEGER PRIMARY KEY,
    name        TEXT NOT NULL,
    checksum    TEXT NOT NULL,
    applied_at  TEXT NOT NULL
) STRICT;
