-- title: Завершить все сеансы
DELETE FROM app.user_session;
