-- title: Схема хранилища сайта
IF schema_id('app') IS NULL
    EXEC('CREATE SCHEMA app');
