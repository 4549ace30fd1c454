-- title: Файл хранилища сайта под именем схемы, которое у него на сервере
ATTACH DATABASE @path AS app;
