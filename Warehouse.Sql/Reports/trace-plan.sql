-- title: Планируемый результат
-- grain: редакция строки, от первой к последней
-- parameters: programme_key, group_key, module, competency, valid_from
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
-- column: programme | Программа | text
-- column: group_code | Группа | text
-- column: module | Модуль | text
-- column: competency | Компетенция | text
-- column: valid_from | Действует с | date
-- column: planned_share | Порог, % | share
-- column: planned_learners | Цель, % слушателей | share
-- Versions of withdrawn files come first and are no part of the history. The order of the others is the loader's: by the day of correction, a removal without one last, then by load.
WITH version AS (
    SELECT
        programme_key, group_key, module_key, competency_key, valid_from, planned_share, planned_learners,
        org_key, corrected_on, corrected_by, correction_reason, load_file_key, line_no,
        0 AS is_removed
    FROM fact_plan
    WHERE programme_key = @programme_key
        AND group_key = @group_key
        AND module_key = @module
        AND competency_key = @competency
        AND valid_from = @valid_from
    UNION ALL
    SELECT
        programme_key, group_key, module_key, competency_key, valid_from, planned_share, planned_learners,
        org_key, corrected_on, corrected_by, correction_reason, load_file_key, line_no,
        is_removed
    FROM fact_plan_revision
    WHERE programme_key = @programme_key
        AND group_key = @group_key
        AND module_key = @module
        AND competency_key = @competency
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
    coalesce(programme.name, programme.programme_code) AS programme,
    nullif(study.group_code, '') AS group_code,
    coalesce(named.name, nullif(module.module_code, '')) AS module,
    nullif(competency.competency_code, '') AS competency,
    version.valid_from,
    version.planned_share,
    version.planned_learners
FROM version
LEFT JOIN dim_group AS study ON study.group_key = version.group_key
INNER JOIN dim_programme AS programme ON programme.programme_key = version.programme_key
LEFT JOIN dim_module AS module ON module.module_key = version.module_key
LEFT JOIN dim_programme_module AS named ON named.programme_key = version.programme_key AND named.module_key = version.module_key
LEFT JOIN dim_competency AS competency ON competency.competency_key = version.competency_key
LEFT JOIN dim_load_file AS source ON source.load_file_key = version.load_file_key
LEFT JOIN withdrawal AS gone ON gone.withdrawn_file_key = version.load_file_key
WHERE (@scope_organisation IS NULL OR version.org_key = @scope_organisation)
    AND (@scope_groups IS NULL OR EXISTS (
        SELECT 1 FROM dim_group AS own WHERE own.programme_key = version.programme_key AND own.group_key IN ({> Parts/scope-groups})
            AND version.group_key IN (0, own.group_key)))
    AND (@scope_learner IS NULL OR EXISTS (
        SELECT 1 FROM fact_enrolment AS enrolment
        INNER JOIN dim_group AS own ON own.group_key = enrolment.group_key
        WHERE enrolment.learner_key = @scope_learner AND own.programme_key = version.programme_key
            AND version.group_key IN (0, own.group_key)))
ORDER BY
    iif(gone.withdrawn_file_key IS NULL, 1, 0),
    coalesce(version.corrected_on, iif(version.is_removed = 1, '9999', '')),
    version.is_removed, version.load_file_key, version.line_no;
