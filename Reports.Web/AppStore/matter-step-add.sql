-- title: Шаг вопроса или решения
INSERT INTO app.matter_step (matter_key, step_no, at, user_name, state, owner, due_on, note)
VALUES (@matter_key, @step_no, @at, @user_name, @state, @owner, @due_on, @note);
