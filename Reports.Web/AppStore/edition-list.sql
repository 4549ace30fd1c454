-- title: Редакции; одна по ключу, все набора за год или все набора
SELECT
    edition.edition_key AS EditionKey,
    edition.organisation AS Organisation,
    edition.organisation_key AS OrganisationKey,
    edition.organisation_name AS OrganisationName,
    edition.indicator_set AS IndicatorSet,
    edition.year AS Year,
    edition.number AS Number,
    edition.supersedes AS Supersedes,
    (SELECT before.number FROM app.edition AS before WHERE before.edition_key = edition.supersedes) AS SupersedesNumber,
    content.first_year AS FirstYear,
    content.switches AS Switches,
    content.data_moment AS DataMoment,
    content.step_no AS ContentStep,
    (SELECT rendering.frozen_at FROM app.edition_rendering AS rendering WHERE rendering.edition_key = edition.edition_key) AS FrozenAt,
    (SELECT max(later.edition_key)
     FROM app.edition AS later
     INNER JOIN app.edition_step AS signed ON signed.edition_key = later.edition_key AND signed.kind = 'Approved'
     WHERE later.supersedes = edition.edition_key) AS SupersededBy
FROM app.edition AS edition
INNER JOIN app.edition_content AS content
    ON content.edition_key = edition.edition_key
    AND content.step_no = (SELECT max(last.step_no) FROM app.edition_content AS last WHERE last.edition_key = edition.edition_key)
WHERE (@edition_key IS NULL OR edition.edition_key = @edition_key)
    AND (@indicator_set IS NULL OR edition.indicator_set = @indicator_set)
    AND (@organisation IS NULL OR edition.organisation = @organisation)
    AND (@year IS NULL OR edition.year = @year)
ORDER BY edition.number DESC;
