-- title: Сеансы пользователя
{> AppStore/session}
WHERE live.name_folded = @name_folded AND live.started_at >= @oldest AND live.seen_at >= @idle
ORDER BY live.seen_at DESC, live.session_id;
