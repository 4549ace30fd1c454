-- title: Ключи групп, которыми ограничен зритель
SELECT CAST(item.value AS INT) FROM openjson(@scope_groups) AS item
