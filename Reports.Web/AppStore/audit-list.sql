-- title: Журнал доступа за период, последние 500 строк
-- Whoever is kept to an organisation sees whole entries of users who were kept to it, and of other entries the persons of that organisation alone.
-- Programmes and groups of persons are not recorded: whoever is kept to some sees their own entries.
SELECT
    entry.at AS At,
    entry.user_name AS UserName,
    entry.action AS Action,
    entry.object AS Object,
    entry.address AS Address,
    iif(
        entry.is_whole = 1,
        (SELECT count(*) FROM app.audit_subject AS subject WHERE subject.audit_key = entry.audit_key),
        (SELECT count(*) FROM app.audit_subject_organisation AS subject
            WHERE subject.audit_key = entry.audit_key AND subject.organisation_code = @fence_organisation)) AS Subjects,
    iif(
        entry.is_whole = 1,
        (SELECT min(subject.learner_code) FROM app.audit_subject AS subject WHERE subject.audit_key = entry.audit_key),
        (SELECT min(subject.learner_code) FROM app.audit_subject_organisation AS subject
            WHERE subject.audit_key = entry.audit_key AND subject.organisation_code = @fence_organisation)) AS FirstSubject
FROM (
    SELECT
        seen.audit_key, seen.at, seen.user_name, seen.action, seen.object, seen.address, seen.is_whole,
        row_number() OVER (ORDER BY seen.audit_key DESC) AS place
    FROM (
        SELECT
            audit.audit_key, audit.at, audit.user_name, audit.action, audit.object, audit.address,
            iif(@fence_organisation IS NULL OR EXISTS (
                SELECT 1 FROM app.audit_organisation AS own
                WHERE own.audit_key = audit.audit_key AND own.organisation_code = @fence_organisation), 1, 0) AS is_whole
        FROM app.audit AS audit
        WHERE audit.at >= @from
            AND audit.at < @to
            AND (@fence_user IS NULL OR audit.user_name = @fence_user)
    ) AS seen
    WHERE (seen.is_whole = 1 OR EXISTS (
            SELECT 1 FROM app.audit_subject_organisation AS own
            WHERE own.audit_key = seen.audit_key AND own.organisation_code = @fence_organisation))
        AND (@fence_learner IS NULL OR EXISTS (
            SELECT 1 FROM app.audit_subject AS own
            WHERE own.audit_key = seen.audit_key AND own.learner_code = @fence_learner))
        AND (@fence_learner IS NULL OR NOT EXISTS (
            SELECT 1 FROM app.audit_subject AS other
            WHERE other.audit_key = seen.audit_key AND other.learner_code <> @fence_learner))
        AND (@learner_code IS NULL
            OR (seen.is_whole = 1 AND EXISTS (
                SELECT 1 FROM app.audit_subject AS wanted
                WHERE wanted.audit_key = seen.audit_key AND wanted.learner_code = @learner_code))
            OR EXISTS (
                SELECT 1 FROM app.audit_subject_organisation AS wanted
                WHERE wanted.audit_key = seen.audit_key AND wanted.organisation_code = @fence_organisation
                    AND wanted.learner_code = @learner_code))
) AS entry
WHERE entry.place <= 500
ORDER BY entry.audit_key DESC;
