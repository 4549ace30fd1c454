-- title: Завершить сеансы пользователя, кроме одного
DELETE FROM app.user_session WHERE name_folded = @name_folded AND session_id <> @kept;
