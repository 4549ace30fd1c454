INSERT INTO dim_learner (learner_key, code) VALUES (?, ?);
