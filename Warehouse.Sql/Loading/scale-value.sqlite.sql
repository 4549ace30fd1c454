-- title: Значение шкалы
INSERT INTO scale_value (scale_key, position, label, low, high, share_low, share_high, bucket, is_passing)
VALUES (@scale_key, @position, @label, @low, @high, @share_low, @share_high, @bucket, @is_passing)
ON CONFLICT (scale_key, position) DO UPDATE SET
    label = excluded.label, low = excluded.low, high = excluded.high, share_low = excluded.share_low,
    share_high = excluded.share_high, bucket = excluded.bucket, is_passing = excluded.is_passing;
