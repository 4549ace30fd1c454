-- title: С чем сделаны файлы утверждённой редакции
SELECT template.content AS Template, rendering.small_group AS SmallGroup, rendering.feeds AS Feeds
FROM app.edition_rendering AS rendering
INNER JOIN app.document_template AS template ON template.template_hash = rendering.template_hash
WHERE rendering.edition_key = @edition_key;
