-- title: Квитанцию открыли, когда файлы загружены
UPDATE app.delivery SET opened_at = @now WHERE delivery_id = @delivery_id AND opened_at IS NULL;
