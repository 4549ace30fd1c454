-- title: Отметка посещаемости профиля
INSERT INTO dim_attendance_mark (profile, raw_mark, kind) VALUES (@profile, @raw_mark, @kind)
ON CONFLICT (profile, raw_mark) DO UPDATE SET kind = excluded.kind
RETURNING mark_key;
