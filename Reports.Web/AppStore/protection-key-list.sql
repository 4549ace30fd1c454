-- title: Ключи защиты
SELECT element FROM app.protection_key ORDER BY protection_key_no;
