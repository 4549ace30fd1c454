-- title: Ключи защиты
SELECT
    element AS Element,
    protection_key_no AS Number
FROM app.protection_key
ORDER BY protection_key_no;
