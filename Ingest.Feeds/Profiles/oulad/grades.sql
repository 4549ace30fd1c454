-- title: Баллы за контрольные работы
-- feed: grades
-- source: studentAssessment
-- A row whose assessment has not come yet waits in quarantine for it.
SELECT
    result.id_student AS learner_code,
    assessment.code_module || '-' || assessment.code_presentation AS group_code,
    result.id_assessment AS module_code,
    iif(assessment.assessment_type = 'Exam', 'final', 'interim') AS control,
    date(
        substr(assessment.code_presentation, 1, 4) || iif(assessment.code_presentation LIKE '%B', '-02-01', '-10-01'),
        result.date_submitted || ' days') AS graded_on,
    result.score AS grade,
    'oulad' AS scale,
    iif(result.is_banked = '1', 'banked', NULL) AS source_id,
    result.source_file,
    result.source_line,
    iif(assessment.id_assessment IS NULL, 'assessments', NULL) AS waits_for
FROM studentAssessment AS result
LEFT JOIN assessments AS assessment ON assessment.id_assessment = result.id_assessment
WHERE result.is_new OR assessment.is_new;
