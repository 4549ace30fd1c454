-- title: Вопрос на контроле или решение
INSERT INTO app.matter (matter_key, kind, organisation, programme, study_group, learner, words, begun_on, basis, basis_key)
VALUES (@matter_key, @kind, @organisation, @programme, @study_group, @learner, @words, @begun_on, @basis, @basis_key);
