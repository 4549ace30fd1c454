INSERT INTO dim_group (group_key, code) VALUES (?, ?);
