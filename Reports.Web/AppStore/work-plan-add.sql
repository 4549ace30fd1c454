-- title: Ответственный и срок этапа
INSERT INTO app.work_plan (organisation, indicator_set, year, stage, owner, due_on, done_on, note, set_by, set_at)
VALUES (@organisation, @indicator_set, @year, @stage, @owner, @due_on, @done_on, @note, @set_by, @set_at);
