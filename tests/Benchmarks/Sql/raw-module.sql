INSERT INTO dim_module (module_key, code) VALUES (?, ?);
