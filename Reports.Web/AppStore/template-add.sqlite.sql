-- title: Шаблон документа, каждый один раз
INSERT INTO app.document_template (template_hash, content)
SELECT @template_hash, @content
WHERE NOT EXISTS (SELECT 1 FROM app.document_template WHERE template_hash = @template_hash);
