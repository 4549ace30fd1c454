-- title: Отвечает ли хранилище сайта
SELECT count(*) AS users_n FROM app.app_user;
