-- title: {title}: новая строка
-- Changes no row when the key is known: the caller stages it then.
INSERT INTO {table} (
    {columns})
VALUES (
    {columns: @$parameter})
ON CONFLICT DO NOTHING;
