-- title: Цель
-- grain: редакция строки, от первой к последней
-- parameters: org, programme_key, group_key, valid_from, no
-- column: is_removed | Удалена | key
-- column: corrected_on | Исправлено | key
-- column: corrected_by | Кто исправил | key
-- column: correction_reason | Причина | key
-- column: load_file_key | Файл | key
-- column: line_no | Строка | key
-- column: file_name | Имя файла | key
-- column: finished_at | Загружен | key
-- column: is_withdrawn | Загрузка отменена | key
-- column: withdrawn_by | Кто отменил | key
-- column: withdrawn_on | Когда отменена | key
-- column: withdrawal_reason | Почему отменена | key
-- column: measure | Показатель | text
-- column: organisation | Организация | text
-- column: programme | Программа | text
-- column: group_code | Группа | text
-- column: valid_from | Действует с | date
-- column: target | Цель, % | share
-- Versions of withdrawn files come first and are no part of the history. The order of the others is the loader's: by the day of correction, a removal without one last, then by load.
WITH version AS (
    SELECT
        measure, programme_key, group_key, valid_from, target_share,
        org_key, corrected_on, corrected_by, correction_reason, load_file_key, line_no,
        0 AS is_removed
    FROM fact_target
    WHERE org_key = @org
        AND measure = @no
        AND programme_key = @programme_key
        AND group_key = @group_key
        AND valid_from = @valid_from
    UNION ALL
    SELECT
        measure, programme_key, group_key, valid_from, target_share,
        org_key, corrected_on, corrected_by, correction_reason, load_file_key, line_no,
        is_removed
    FROM fact_target_revision
    WHERE org_key = @org
        AND measure = @no
        AND programme_key = @programme_key
        AND group_key = @group_key
        AND valid_from = @valid_from
)
SELECT
    version.is_removed,
    version.corrected_on,
    version.corrected_by,
    version.correction_reason,
    version.load_file_key,
    version.line_no,
    source.name AS file_name,
    source.finished_at,
    iif(gone.withdrawn_file_key IS NULL, 0, 1) AS is_withdrawn,
    gone.told_by AS withdrawn_by,
    gone.told_on AS withdrawn_on,
    gone.reason AS withdrawal_reason,
    kind.title AS measure,
    coalesce(organisation.name, organisation.org_code) AS organisation,
    coalesce(programme.name, nullif(programme.programme_code, '')) AS programme,
    nullif(study.group_code, '') AS group_code,
    nullif(version.valid_from, 0) AS valid_from,
    version.target_share AS target
FROM version
INNER JOIN (
{> Parts/target-measures}
) AS kind ON kind.measure = version.measure
INNER JOIN dim_organisation AS organisation ON organisation.org_key = version.org_key
LEFT JOIN dim_group AS study ON study.group_key = version.group_key
LEFT JOIN dim_programme AS programme ON programme.programme_key = version.programme_key
LEFT JOIN dim_load_file AS source ON source.load_file_key = version.load_file_key
LEFT JOIN withdrawal AS gone ON gone.withdrawn_file_key = version.load_file_key
WHERE (@scope_organisation IS NULL OR version.org_key = @scope_organisation)
    AND (@scope_groups IS NULL OR EXISTS (
        SELECT 1 FROM dim_group AS own WHERE own.org_key = version.org_key AND own.group_key IN ({> Parts/scope-groups})
            AND version.group_key IN (0, own.group_key) AND version.programme_key IN (0, own.programme_key)))
    AND (@scope_learner IS NULL OR EXISTS (
        SELECT 1 FROM fact_enrolment AS enrolment
        INNER JOIN dim_group AS own ON own.group_key = enrolment.group_key
        WHERE enrolment.learner_key = @scope_learner AND own.org_key = version.org_key
            AND version.group_key IN (0, own.group_key) AND version.programme_key IN (0, own.programme_key)))
ORDER BY
    iif(gone.withdrawn_file_key IS NULL, 1, 0),
    coalesce(version.corrected_on, iif(version.is_removed = 1, '9999', '')),
    version.is_removed, version.load_file_key, version.line_no;
