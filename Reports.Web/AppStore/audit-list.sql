-- title: Журнал доступа за период
SELECT
    audit.at AS At,
    audit.user_name AS UserName,
    audit.action AS Action,
    audit.object AS Object,
    audit.address AS Address,
    count(subject.learner_code) AS Subjects,
    min(subject.learner_code) AS FirstSubject
FROM audit
LEFT JOIN audit_subject AS subject ON subject.audit_key = audit.audit_key
WHERE audit.at >= @from
    AND audit.at < @to
    AND (@learner_code IS NULL OR EXISTS (
        SELECT 1 FROM audit_subject AS wanted
        WHERE wanted.audit_key = audit.audit_key AND wanted.learner_code = @learner_code))
GROUP BY audit.audit_key
ORDER BY audit.audit_key DESC
LIMIT 500;
