-- title: {title}: спорная строка
INSERT INTO stage_{name} (
    {columns},
    is_removed)
VALUES (
    {columns: @$parameter},
    0);
