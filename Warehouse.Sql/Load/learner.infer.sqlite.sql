-- title: Член измерения, названный фактом раньше своей строки: learner
INSERT INTO dim_learner (org_key, learner_code) VALUES (@org_key, @code) RETURNING learner_key;
