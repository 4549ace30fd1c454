-- title: Член измерения, названный фактом раньше своей строки: award
INSERT INTO dim_award (org_key, award_kind) VALUES (@org_key, @code) RETURNING award_key;
