-- title: Член измерения, названный фактом раньше своей строки: programme
INSERT INTO dim_programme (org_key, programme_code) VALUES (@org_key, @code) RETURNING programme_key;
