-- title: Слушатели преподавателя: что они получили у него и у других
-- A learner in a group, by the teachers who graded him: grades with a share that count, given in the period (own_) and all up to its end (known_); other_ are
-- those that other teachers gave him in this group up to the end of the period. Groups where grades were given in the period.
SELECT
    graded.group_key, graded.learner_key, graded.teacher_key, graded.own_n, graded.own_sum,
    sum(graded.known_n) OVER (PARTITION BY graded.group_key, graded.learner_key) - graded.known_n AS other_n,
    sum(graded.known_sum) OVER (PARTITION BY graded.group_key, graded.learner_key) - graded.known_sum AS other_sum
FROM (
    SELECT
        fact.group_key, fact.learner_key, fact.teacher_key,
        sum(iif(fact.date_key >= @from, 1, 0)) AS own_n,
        sum(iif(fact.date_key >= @from, fact.share, 0)) AS own_sum,
        count(*) AS known_n,
        sum(fact.share) AS known_sum
    FROM dim_group AS study
    CROSS JOIN mart_attempt AS chain
    INNER JOIN fact_grade AS fact
        ON fact.group_key = chain.group_key
        AND fact.learner_key = chain.learner_key
        AND fact.module_key = chain.module_key
        AND fact.control_key = chain.control_key
        AND fact.competency_key = chain.competency_key
        AND fact.attempt = chain.attempt
    WHERE chain.group_key = study.group_key
        AND chain.is_last = 1
        AND fact.share IS NOT NULL
        AND fact.control_key IN (2, 3, 4)
        AND fact.date_key <= @to
        AND EXISTS (SELECT 1 FROM mart_grade_day AS given WHERE given.group_key = study.group_key AND given.date_key BETWEEN @from AND @to)
        AND (@organisation IS NULL OR study.org_key = @organisation)
        AND (@programme IS NULL OR study.programme_key = @programme)
        AND (@group IS NULL OR study.group_key = @group)
        AND (@scope_organisation IS NULL OR study.org_key = @scope_organisation)
        AND (@scope_groups IS NULL OR study.group_key IN ({> Parts/scope-groups}))
        AND @scope_learner IS NULL
    GROUP BY fact.group_key, fact.learner_key, fact.teacher_key
) AS graded
