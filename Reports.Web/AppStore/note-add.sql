-- title: Заметка о слушателе или группе
INSERT INTO app.subject_note (organisation, study_group, learner, at, user_name, words)
VALUES (@organisation, @study_group, @learner, @at, @user_name, @words);
