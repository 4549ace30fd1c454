-- title: Новый сеанс
INSERT INTO app.user_session (session_id, name_folded, started_at, seen_at, address, browser)
VALUES (@session_id, @name_folded, @now, @now, @address, @browser);
