-- title: Ключи защиты
SELECT element FROM protection_key ORDER BY protection_key_no;
