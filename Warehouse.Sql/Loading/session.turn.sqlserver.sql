-- title: Очередь загрузки: с этого места она одна пишет в хранилище
-- The row is locked until the transaction ends: loads, rebuilds and checks go one after another, whatever machine they are on.
UPDATE load_turn SET load_id = @load_id WHERE turn_no = 1;

DELETE FROM load_count;
DELETE FROM load_conflict;
DELETE FROM load_member;
DELETE FROM load_answer;
DELETE FROM load_withdrawn;
DELETE FROM touched_group;

-- The load's files, held by locks from here on.
UPDATE dim_load_file
SET lease_until = convert(NVARCHAR(19), dateadd(second, @lease_seconds, sysutcdatetime()), 126)
WHERE owner = @session AND state = 'loading';
