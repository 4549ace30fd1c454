-- title: Коды слушателей по ключам
-- grain: слушатель
SELECT learner_code
FROM dim_learner
WHERE learner_key IN (SELECT CAST(item.value AS INT) FROM openjson(@learner_keys) AS item);
