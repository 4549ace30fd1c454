-- title: Состояние обучения словами
-- enrolment, of the statement around, is a row of fact_enrolment, or none. A completion outweighs a leaving.
CASE
    WHEN enrolment.enrolled_date_key IS NULL THEN 'нет зачисления'
    WHEN enrolment.completed_date_key IS NOT NULL THEN 'завершено'
    WHEN enrolment.left_date_key IS NOT NULL THEN 'отчисление'
    WHEN enrolment.started_date_key IS NULL THEN 'не начато'
    ELSE 'идёт'
END
