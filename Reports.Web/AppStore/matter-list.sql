-- title: Вопросы и решения с последним словом о каждом
SELECT
    matter.matter_key AS MatterKey,
    matter.kind AS Kind,
    matter.organisation AS Organisation,
    matter.programme AS Programme,
    matter.study_group AS StudyGroup,
    matter.learner AS Learner,
    matter.words AS Words,
    matter.begun_on AS BegunOn,
    matter.basis AS Basis,
    matter.basis_key AS BasisKey,
    last.step_no AS LastStep,
    last.at AS At,
    last.user_name AS UserName,
    last.state AS State,
    last.owner AS Owner,
    last.due_on AS DueOn,
    last.note AS Note
FROM app.matter AS matter
INNER JOIN app.matter_step AS last ON last.matter_key = matter.matter_key
WHERE (@matter_key IS NULL OR matter.matter_key = @matter_key)
    AND (@kind IS NULL OR matter.kind = @kind)
    AND (@is_closed IS NULL OR iif(last.state = 'closed', 1, 0) = @is_closed)
    AND (@owner IS NULL OR last.owner = @owner)
    AND (@before IS NULL OR last.due_on < @before)
    AND NOT EXISTS (
        SELECT 1 FROM app.matter_step AS later WHERE later.matter_key = last.matter_key AND later.step_no > last.step_no)
ORDER BY last.due_on, matter.matter_key;
