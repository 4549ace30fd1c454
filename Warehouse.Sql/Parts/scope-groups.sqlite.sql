-- title: Ключи групп, которыми ограничен зритель
SELECT item.value FROM json_each(@scope_groups) AS item
