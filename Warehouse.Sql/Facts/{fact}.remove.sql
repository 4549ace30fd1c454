-- title: {title}: запись внесена по ошибке
INSERT INTO stage_{name} (
    {removal},
    is_removed)
VALUES (
    {removal: @$parameter},
    1);
