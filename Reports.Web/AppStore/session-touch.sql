-- title: Сеансом пользуются
UPDATE app.user_session SET seen_at = @now WHERE session_id = @session_id;
