-- title: Файл хранилища под именем схемы, которое у неё на сервере
ATTACH DATABASE @path AS @schema;
