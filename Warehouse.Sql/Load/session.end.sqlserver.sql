-- title: Загрузка окончена: её промежуточные строки и строки мёртвых загрузок удалены
-- By few rows at a time, so that no lock of a row grows into one of the table, where others are writing.
DELETE FROM dim_load_file WHERE owner = @session AND state = 'loading';
UPDATE load_session SET is_over = 1 WHERE owner = @session;
SELECT load_id INTO #over FROM load_session WHERE is_over = 1;

DECLARE @sweep NVARCHAR(max) = '';
SELECT @sweep = concat(@sweep, 'WHILE 1 = 1 BEGIN DELETE TOP (4000) FROM ', name,
    ' WHERE load_id IN (SELECT load_id FROM #over); IF @@ROWCOUNT < 4000 BREAK; END; ')
FROM sys.tables
WHERE name LIKE 'stage[_]%';

EXEC sp_executesql @sweep;

DELETE FROM load_session WHERE load_id IN (SELECT load_id FROM #over);
DROP TABLE #over;
