-- title: Сеансы с их пользователями
SELECT
    live.session_id AS Id,
    live.started_at AS StartedAt,
    live.seen_at AS SeenAt,
    live.address AS Address,
    live.browser AS Browser,
    person.name AS UserName,
    person.stamp AS Stamp,
    person.programme_codes AS ProgrammeCodes,
    person.group_codes AS GroupCodes
FROM app.user_session AS live
INNER JOIN app.app_user AS person ON person.name_folded = live.name_folded
