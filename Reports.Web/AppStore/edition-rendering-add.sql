-- title: С чем сделаны файлы утверждённой редакции
INSERT INTO app.edition_rendering (edition_key, frozen_at, template_hash, small_group, feeds)
VALUES (@edition_key, @frozen_at, @template_hash, @small_group, @feeds);
