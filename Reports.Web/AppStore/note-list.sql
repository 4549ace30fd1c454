-- title: Заметки, новые первыми; обо всех или об одном
SELECT
    organisation AS Organisation,
    study_group AS StudyGroup,
    learner AS Learner,
    at AS At,
    user_name AS UserName,
    words AS Words
FROM app.subject_note
WHERE (@organisation IS NULL OR (organisation = @organisation AND study_group = @study_group AND learner = @learner))
ORDER BY note_key DESC;
