-- title: Шаблон документа, каждый один раз
-- Another node that brings the same template waits here until this transaction ends.
INSERT INTO app.document_template (template_hash, content)
SELECT @template_hash, @content
WHERE NOT EXISTS (SELECT 1 FROM app.document_template WITH (UPDLOCK, HOLDLOCK) WHERE template_hash = @template_hash);
