-- title: Член измерения, названный фактом раньше своей строки: group
INSERT INTO dim_group (org_key, group_code) VALUES (@org_key, @code) RETURNING group_key;
