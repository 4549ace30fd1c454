-- title: Сеанс и его пользователь
{> AppStore/session}
WHERE live.session_id = @session_id AND person.is_disabled = 0;
