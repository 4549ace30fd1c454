-- title: Шкала
INSERT INTO dim_scale (scale_code) VALUES (@scale_code)
ON CONFLICT (scale_code) DO UPDATE SET scale_code = excluded.scale_code
RETURNING scale_key;
