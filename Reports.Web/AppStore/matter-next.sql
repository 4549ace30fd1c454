-- title: Номер следующего вопроса или решения
SELECT coalesce(max(matter_key), 0) + 1 FROM app.matter;
