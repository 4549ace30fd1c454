-- title: Загрузка окончена: её промежуточные строки и строки мёртвых загрузок удалены
-- By few rows at a time, so that no lock of a row grows into one of the table, where others are writing.
DELETE FROM dim_load_file WHERE owner = @session AND state = 'loading';
UPDATE load_session SET is_over = 1 WHERE owner = @session;
SELECT load_id INTO #over FROM load_session WHERE is_over = 1;

DECLARE @table NVARCHAR(200) = (SELECT min(name) FROM sys.tables WHERE left(name, 6) = 'stage_');
DECLARE @sweep NVARCHAR(max) = '';
WHILE @table IS NOT NULL
BEGIN
    SET @sweep = concat(
        'WHILE 1 = 1 BEGIN DELETE TOP (4000) FROM ', @table,
        ' WHERE load_id IN (SELECT load_id FROM #over); IF @@ROWCOUNT < 4000 BREAK; END;');
    EXEC sp_executesql @sweep;
    SET @table = (SELECT min(name) FROM sys.tables WHERE left(name, 6) = 'stage_' AND name > @table);
END;

DELETE FROM load_session WHERE load_id IN (SELECT load_id FROM #over);
DROP TABLE #over;
