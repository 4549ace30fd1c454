-- title: Завершить сеанс
DELETE FROM app.user_session WHERE session_id = @session_id AND name_folded = @name_folded;
