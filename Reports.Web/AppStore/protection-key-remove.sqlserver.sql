-- title: Уничтожить ключ защиты
DELETE FROM app.protection_key WHERE protection_key_no = @protection_key_no;
