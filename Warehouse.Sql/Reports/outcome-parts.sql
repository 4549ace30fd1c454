-- title: Почему: из чего сложилось отклонение
-- grain: часть результатов: программа, компетенция, модуль, группа, преподаватель, контроль, вид результата, профстандарт, признак слушателей
-- parameters: from, to, year_ago_from, year_ago_to, organisation, programme, group, by, against, competency, decided_module, decided_control, decided_teacher, kind, standard, general, labour, sex, education, employment, age_from, age_to, with_goal
-- roles: director, analyst, curator, administrator
-- menu: Результаты и план
-- page: /why
-- order: 31
-- note: Результат — один планируемый результат одного слушателя группы, которая училась в периоде, с порогом (для сравнения с целью — и с целью). Каждый отнесён к одной части.
-- note: К цели: вклад части = (достигнуто − цель × результатов части) ÷ результатов всего. К тем же дням год назад: (достигнуто − доля год назад × результатов части) ÷ результатов всего сейчас минус то же самое год назад, где доля год назад — общая.
-- note: Вклад округлён до сотых вниз; недостающие до целого сотые отданы частям с наибольшим остатком, поэтому сумма вкладов равна всему отклонению.
-- note: Модуль, преподаватель и контроль — те, чья оценка решила результат: дальше всех увела его от порога в ту сторону, где он оказался (вес × расстояние до порога); из одних зачётов — несданный.
-- column: unit_key | Ключ | key
-- column: unit_text | Значение | key
-- column: unit | Часть | text
-- column: results_n | Результатов | count
-- column: reached_n | Достигнуто | count
-- column: reached | Достигнуто, % | share
-- column: goal | Цель, % | share
-- column: before_n | Результатов год назад | count
-- column: before_reached_n | Достигнуто год назад | count
-- column: before | Год назад, % | share
-- column: contribution | Вклад, п. п. | number
-- column: deviation | Всё отклонение, п. п. | number
-- A result is one of a learner by a planned competency, of groups that were at work in the period, with a threshold and, against the goal, a goal. Each is of one part.
-- Against the goal a part gives (reached - goal x results) / all results. Against a year ago (reached - share a year ago x results) / all results of now, less the same of
-- then. Contributions are rounded to hundredths down, and the hundredths that are missing in the whole go to those with the largest remainders: they add up to it.
WITH span AS (
    SELECT 1 AS is_now, @from AS first_day, @to AS last_day
    UNION ALL
    SELECT 0, @year_ago_from, @year_ago_to
    WHERE @against = 'year'
),
base AS (
    SELECT
        span.is_now,
        fact.is_reached,
        target.planned_learners,
        CASE coalesce(@by, 'programme')
            WHEN 'programme' THEN study.programme_key
            WHEN 'competency' THEN fact.competency_key
            WHEN 'module' THEN fact.decided_module_key
            WHEN 'group' THEN study.group_key
            WHEN 'teacher' THEN fact.decided_teacher_key
            WHEN 'control' THEN fact.decided_control_key
            WHEN 'age' THEN CASE
                WHEN trait.birth_cohort IS NULL OR study.starts_on IS NULL THEN -1
                WHEN study.starts_on / 10000 - trait.birth_cohort - 1 < 18 THEN 0
                WHEN study.starts_on / 10000 - trait.birth_cohort - 1 < 25 THEN 18
                WHEN study.starts_on / 10000 - trait.birth_cohort - 1 < 35 THEN 25
                WHEN study.starts_on / 10000 - trait.birth_cohort - 1 < 45 THEN 35
                WHEN study.starts_on / 10000 - trait.birth_cohort - 1 < 55 THEN 45
                ELSE 55
            END
        END AS unit_key,
        CASE @by
            WHEN 'kind' THEN concat('=', aim.result_kind)
            WHEN 'standard' THEN concat('=', coalesce(aim.professional_standard, programme.professional_standard))
            WHEN 'general' THEN concat(
                '=', iif(aim.general_function IS NULL, NULL, concat_ws(' ', coalesce(aim.professional_standard, programme.professional_standard), aim.general_function)))
            WHEN 'labour' THEN concat(
                '=', iif(aim.labour_function IS NULL, NULL, concat_ws(' ', coalesce(aim.professional_standard, programme.professional_standard), aim.labour_function)))
            WHEN 'sex' THEN concat('=', trait.sex)
            WHEN 'education' THEN concat('=', trait.education_level)
            WHEN 'employment' THEN concat('=', trait.employment_category)
        END AS unit_text,
        CASE @by WHEN 'competency' THEN aim.name WHEN 'module' THEN part.name END AS unit_name
    FROM span
    CROSS JOIN dim_group AS study
    INNER JOIN dim_programme AS programme ON programme.programme_key = study.programme_key
    INNER JOIN mart_outcome AS fact ON fact.group_key = study.group_key
    INNER JOIN mart_outcome_group AS target
        ON target.group_key = fact.group_key AND target.module_key = fact.module_key AND target.competency_key = fact.competency_key
    INNER JOIN dim_learner AS trait ON trait.learner_key = fact.learner_key
    LEFT JOIN dim_programme_competency AS aim
        ON aim.programme_key = study.programme_key AND aim.competency_key = fact.competency_key
    LEFT JOIN dim_programme_module AS part
        ON part.programme_key = study.programme_key AND part.module_key = fact.decided_module_key
    WHERE (study.starts_on <= span.last_day OR study.starts_on IS NULL)
        AND (study.ends_on >= span.first_day OR study.ends_on IS NULL)
        AND fact.competency_key <> 0
        AND fact.planned IS NOT NULL
        AND (@against = 'year' OR target.planned_learners IS NOT NULL)
        AND (@organisation IS NULL OR study.org_key = @organisation)
        AND (@programme IS NULL OR study.programme_key = @programme)
        AND (@group IS NULL OR study.group_key = @group)
        AND (@competency IS NULL OR fact.competency_key = @competency)
        AND EXISTS (
            SELECT 1
            FROM (
                {> Parts/outcome-chosen}
            ) AS chosen
            WHERE chosen.group_key = fact.group_key
                AND chosen.module_key = fact.module_key
                AND chosen.competency_key = fact.competency_key
                AND chosen.learner_key = fact.learner_key)
        AND (@scope_organisation IS NULL OR study.org_key = @scope_organisation)
        AND (@scope_groups IS NULL OR study.group_key IN ({> Parts/scope-groups}))
        AND @scope_learner IS NULL
),
member AS (
    SELECT
        unit_key, unit_text,
        max(unit_name) AS unit_name,
        CAST(sum(is_now) AS bigint) AS n,
        CAST(sum(iif(is_now = 1, is_reached, 0)) AS bigint) AS r,
        CAST(sum(iif(is_now = 1, planned_learners, 0)) AS bigint) AS goal_sum,
        CAST(sum(iif(is_now = 1 AND planned_learners IS NOT NULL, 1, 0)) AS bigint) AS goal_n,
        CAST(sum(1 - is_now) AS bigint) AS bn,
        CAST(sum(iif(is_now = 1, 0, is_reached)) AS bigint) AS br
    FROM base
    GROUP BY unit_key, unit_text
),
totalled AS (
    SELECT
        member.*,
        sum(n) OVER () AS all_n,
        sum(r) OVER () AS all_r,
        sum(goal_sum) OVER () AS all_goal,
        sum(bn) OVER () AS all_bn,
        sum(br) OVER () AS all_br
    FROM member
),
-- Fractions of whole numbers: what a part gives now, what it gave then, and the whole, each over its own base, in millionths.
fraction AS (
    SELECT
        totalled.*,
        iif(@against = 'year', (r * all_bn - all_br * n) * 1000000, r * 1000000 - coalesce(goal_sum, 0)) AS now_top,
        iif(@against = 'year', nullif(all_n * all_bn, 0), all_n) AS now_base,
        iif(@against = 'year', (br * all_bn - all_br * bn) * 1000000, 0) AS then_top,
        iif(@against = 'year', nullif(all_bn * all_bn, 0), 1) AS then_base,
        iif(@against = 'year', (all_r * all_bn - all_br * all_n) * 1000000, all_r * 1000000 - coalesce(all_goal, 0)) AS all_top
    FROM totalled
    WHERE all_n > 0
),
-- Division rounds to zero on every engine: what is over is taken off first, so that it rounds down.
counted AS (
    SELECT
        fraction.*,
        (now_top - ((now_top % now_base) + now_base) % now_base) / now_base
            - (then_top + ((-then_top % then_base) + then_base) % then_base) / then_base AS millionths,
        (2 * all_top + 100 * now_base - (((2 * all_top + 100 * now_base) % (200 * now_base)) + 200 * now_base) % (200 * now_base)) / (200 * now_base) AS whole
    FROM fraction
),
floored AS (
    SELECT
        counted.*,
        (millionths - ((millionths % 100) + 100) % 100) / 100 AS hundredths,
        row_number() OVER (ORDER BY ((millionths % 100) + 100) % 100 DESC, unit_key, unit_text) AS place,
        count(*) OVER () AS members_n
    FROM counted
),
shared AS (
    SELECT floored.*, whole - sum(hundredths) OVER () AS missing
    FROM floored
)
SELECT
    shared.unit_key,
    shared.unit_text,
    CASE coalesce(@by, 'programme')
        WHEN 'programme' THEN coalesce(programme.name, nullif(programme.programme_code, ''), 'без программы')
        WHEN 'competency' THEN trim(concat(competency.competency_code, ' ', shared.unit_name))
        WHEN 'module' THEN coalesce(shared.unit_name, nullif(module.module_code, ''), 'без модуля')
        WHEN 'group' THEN study.group_code
        WHEN 'teacher' THEN coalesce(
            nullif(trim(concat(teacher.last_name, ' ', teacher.first_name, ' ', teacher.middle_name)), ''), nullif(teacher.teacher_code, ''), 'не указан')
        WHEN 'control' THEN control.name
        WHEN 'kind' THEN CASE shared.unit_text
            WHEN '=professional' THEN 'профессиональные'
            WHEN '=general' THEN 'общие'
            WHEN '=personal' THEN 'личностные'
            WHEN '=meta_subject' THEN 'метапредметные'
            WHEN '=subject' THEN 'предметные'
            ELSE 'вид не указан'
        END
        WHEN 'sex' THEN CASE shared.unit_text WHEN '=M' THEN 'мужчины' WHEN '=F' THEN 'женщины' ELSE 'не указан' END
        WHEN 'age' THEN CASE shared.unit_key
            WHEN -1 THEN 'не указан'
            WHEN 0 THEN 'моложе 18'
            WHEN 18 THEN '18–24'
            WHEN 25 THEN '25–34'
            WHEN 35 THEN '35–44'
            WHEN 45 THEN '45–54'
            ELSE '55 и старше'
        END
        ELSE iif(shared.unit_text = '=', 'не указано', substring(shared.unit_text, 2, 4000))
    END AS unit,
    shared.n AS results_n,
    shared.r AS reached_n,
    iif(shared.n > 0, (shared.r * 1000000 + shared.n / 2) / nullif(shared.n, 0), NULL) AS reached,
    iif(shared.goal_n > 0, (shared.goal_sum + shared.goal_n / 2) / nullif(shared.goal_n, 0), NULL) AS goal,
    iif(@against = 'year', shared.bn, NULL) AS before_n,
    iif(@against = 'year', shared.br, NULL) AS before_reached_n,
    iif(shared.bn > 0, (shared.br * 1000000 + shared.bn / 2) / nullif(shared.bn, 0), NULL) AS before,
    (shared.hundredths + (shared.missing - shared.missing % shared.members_n) / shared.members_n
        + iif(shared.place <= shared.missing % shared.members_n, 1, 0)) / 100.0 AS contribution,
    shared.whole / 100.0 AS deviation
FROM shared
LEFT JOIN dim_programme AS programme ON coalesce(@by, 'programme') = 'programme' AND programme.programme_key = shared.unit_key
LEFT JOIN dim_competency AS competency ON @by = 'competency' AND competency.competency_key = shared.unit_key
LEFT JOIN dim_module AS module ON @by = 'module' AND module.module_key = shared.unit_key
LEFT JOIN dim_group AS study ON @by = 'group' AND study.group_key = shared.unit_key
LEFT JOIN dim_teacher AS teacher ON @by = 'teacher' AND teacher.teacher_key = shared.unit_key
LEFT JOIN dim_control AS control ON @by = 'control' AND control.control_key = shared.unit_key
ORDER BY contribution, unit, shared.unit_key;
