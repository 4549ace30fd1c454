-- title: Можно ли этому имени менять схему и виден ли её журнал
SELECT
    coalesce(has_perms_by_name(db_name(), 'DATABASE', 'CREATE TABLE'), 0) AS may_change,
    iif(object_id('schema_journal') IS NULL, 0, 1) AS has_journal;
