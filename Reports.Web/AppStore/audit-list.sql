-- title: Журнал доступа за период, последние 500 строк
SELECT
    entry.at AS At,
    entry.user_name AS UserName,
    entry.action AS Action,
    entry.object AS Object,
    entry.address AS Address,
    (SELECT count(*) FROM app.audit_subject AS subject WHERE subject.audit_key = entry.audit_key) AS Subjects,
    (SELECT min(subject.learner_code) FROM app.audit_subject AS subject WHERE subject.audit_key = entry.audit_key) AS FirstSubject
FROM (
    SELECT
        audit.audit_key, audit.at, audit.user_name, audit.action, audit.object, audit.address,
        row_number() OVER (ORDER BY audit.audit_key DESC) AS place
    FROM app.audit AS audit
    WHERE audit.at >= @from
        AND audit.at < @to
        AND (@fence_organisation IS NULL OR EXISTS (
            SELECT 1 FROM app.audit_organisation AS own
            WHERE own.audit_key = audit.audit_key AND own.organisation_code = @fence_organisation))
        AND (@fence_learner IS NULL OR EXISTS (
            SELECT 1 FROM app.audit_subject AS own
            WHERE own.audit_key = audit.audit_key AND own.learner_code = @fence_learner))
        AND (@fence_learner IS NULL OR NOT EXISTS (
            SELECT 1 FROM app.audit_subject AS other
            WHERE other.audit_key = audit.audit_key AND other.learner_code <> @fence_learner))
        AND (@learner_code IS NULL OR EXISTS (
            SELECT 1 FROM app.audit_subject AS wanted
            WHERE wanted.audit_key = audit.audit_key AND wanted.learner_code = @learner_code))
) AS entry
WHERE entry.place <= 500
ORDER BY entry.audit_key DESC;
