-- title: Коды слушателей по ключам
-- grain: слушатель
SELECT learner_code
FROM dim_learner
WHERE learner_key IN (SELECT value FROM json_each(@learner_keys));
