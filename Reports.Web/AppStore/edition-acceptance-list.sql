-- title: С чем сделаны шаги редакции
SELECT step_no AS StepNo, code AS Code, found AS Found, words AS Words
FROM app.edition_acceptance
WHERE edition_key = @edition_key
ORDER BY step_no, code;
