-- title: Утверждённые редакции, чей шаблон не закреплён
SELECT signed.edition_key
FROM app.edition_step AS signed
WHERE signed.kind = 'Approved'
    AND NOT EXISTS (SELECT 1 FROM app.edition_rendering AS rendering WHERE rendering.edition_key = signed.edition_key)
ORDER BY signed.edition_key;
