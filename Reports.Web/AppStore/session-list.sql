-- title: Сеансы пользователя
SELECT
    live.session_id AS Id,
    live.started_at AS StartedAt,
    live.seen_at AS SeenAt,
    live.address AS Address,
    live.browser AS Browser,
    person.name AS UserName,
    person.stamp AS Stamp
FROM app.user_session AS live
INNER JOIN app.app_user AS person ON person.name_folded = live.name_folded
WHERE live.name_folded = @name_folded AND live.started_at >= @oldest AND live.seen_at >= @idle
ORDER BY live.seen_at DESC, live.session_id;
