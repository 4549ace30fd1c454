-- title: Коды, которые ищут
SELECT json_extract(item.value, '$.kind') AS kind, json_extract(item.value, '$.code') AS code FROM json_each(@codes) AS item
