-- title: Член измерения, названный фактом раньше своей строки: competency
INSERT INTO dim_competency (org_key, competency_code) VALUES (@org_key, @code) RETURNING competency_key;
