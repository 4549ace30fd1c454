-- title: Итоги слияния, начать заново
DELETE FROM load_count;
DELETE FROM load_conflict;
