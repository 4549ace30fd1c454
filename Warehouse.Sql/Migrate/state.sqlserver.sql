-- title: Можно ли этому имени менять схему и виден ли её журнал
SELECT
    iif(
        has_perms_by_name(db_name(), 'DATABASE', 'CREATE TABLE') = 1
            AND (@schema IS NULL OR has_perms_by_name(@schema, 'SCHEMA', 'ALTER') = 1),
        1,
        0) AS may_change,
    iif(object_id('schema_journal') IS NULL, 0, 1) AS has_journal;
