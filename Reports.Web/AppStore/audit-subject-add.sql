-- title: Чьи данные показаны
INSERT INTO audit_subject (audit_key, learner_code)
SELECT @audit_key, value FROM json_each(@learner_codes) WHERE true
ON CONFLICT DO NOTHING;
