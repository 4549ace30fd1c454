-- title: Член измерения, названный фактом раньше своей строки: module
INSERT INTO dim_module (org_key, module_code) VALUES (@org_key, @code) RETURNING module_key;
