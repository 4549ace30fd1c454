-- title: Убрать сеансы, срок которых вышел
DELETE FROM app.user_session WHERE started_at < @oldest OR seen_at < @idle;
