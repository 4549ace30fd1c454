-- title: Новая редакция
INSERT INTO app.edition (edition_key, organisation, organisation_key, organisation_name, indicator_set, year, number, supersedes)
VALUES (@edition_key, @organisation, @organisation_key, @organisation_name, @indicator_set, @year, @number, @supersedes);
