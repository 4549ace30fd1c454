-- title: Коды и то, как они выглядят
-- Latin letters that look like Cyrillic ones, and dashes of every kind, are the same to the eye.
SELECT kind, org_key, code, learner_key,
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(code, 'A', 'А'), 'B', 'В'), 'C', 'С'), 'E', 'Е'), 'H', 'Н'), 'K', 'К'), 'M', 'М'), 'O', 'О'), 'P', 'Р'), 'T', 'Т'), 'X', 'Х'), 'Y', 'У'), 'a', 'а'), 'c', 'с'), 'e', 'е'), 'o', 'о'), 'p', 'р'), 'x', 'х'), 'y', 'у'), 'k', 'к'), '‐', '-'), '‑', '-'), '‒', '-'), '–', '-'), '—', '-'), '−', '-') AS look
FROM (
    SELECT 'слушатель' AS kind, org_key, learner_code AS code, learner_key FROM dim_learner WHERE learner_key <> 0
    UNION ALL
    SELECT 'группа', org_key, group_code, NULL FROM dim_group WHERE group_key <> 0
    UNION ALL
    SELECT 'программа', org_key, programme_code, NULL FROM dim_programme WHERE programme_key <> 0
    UNION ALL
    SELECT 'модуль', org_key, module_code, NULL FROM dim_module WHERE module_key <> 0
    UNION ALL
    SELECT 'компетенция', org_key, competency_code, NULL FROM dim_competency WHERE competency_key <> 0
    UNION ALL
    SELECT 'преподаватель', org_key, teacher_code, NULL FROM dim_teacher WHERE teacher_key <> 0
) AS member
