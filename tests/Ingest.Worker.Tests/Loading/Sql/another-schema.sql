-- title: Журнал схемы, каким его оставила бы другая версия программы
UPDATE schema_journal SET checksum = 'another' WHERE number = 3;
