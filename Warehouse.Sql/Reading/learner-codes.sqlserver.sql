-- title: Слушатели по ключам и кодам
-- grain: слушатель
-- A code that several organisations have gives a learner of each.
SELECT learner.learner_code AS code, organisation.org_code AS organisation
FROM dim_learner AS learner
INNER JOIN dim_organisation AS organisation ON organisation.org_key = learner.org_key
WHERE learner.learner_key IN (SELECT CAST(item.value AS INT) FROM openjson(@learner_keys) AS item)
UNION
SELECT learner.learner_code, organisation.org_code
FROM dim_organisation AS organisation
INNER JOIN dim_learner AS learner ON learner.org_key = organisation.org_key
WHERE learner.learner_code IN (SELECT item.value COLLATE Latin1_General_BIN2 FROM openjson(@learner_codes) AS item)
    AND (@organisation IS NULL OR organisation.org_key = @organisation);
