-- What users are: in 1.1 a column of users, in 1.2 a file of its own.
SELECT sourcedId AS user_id, role, is_new
FROM users
WHERE is_latest AND role IS NOT NULL
UNION ALL
SELECT userSourcedId, role, is_new
FROM roles
WHERE is_latest AND status IS NOT 'tobedeleted';
