-- title: Загрузка начата: её номер и срок
-- A load whose time ran out is over. The time is this server's: the one clock that all workers share.
UPDATE load_session SET is_over = 1 WHERE is_over = 0 AND owner <> @session AND lease_until < convert(NVARCHAR(19), sysutcdatetime(), 126);

INSERT INTO load_session (owner, lease_until)
VALUES (@session, convert(NVARCHAR(19), dateadd(second, @lease_seconds, sysutcdatetime()), 126));

SELECT cast(scope_identity() AS INT) AS load_id;
