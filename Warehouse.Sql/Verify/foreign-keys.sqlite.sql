-- title: Строки, которые ссылаются на то, чего нет
SELECT count(*) FROM pragma_foreign_key_check;
