-- title: Уничтожить ключ защиты
-- What is deleted is overwritten: a copy of the file does not hold the key in its free pages.
PRAGMA app.secure_delete = ON;
DELETE FROM app.protection_key WHERE protection_key_no = @protection_key_no;
