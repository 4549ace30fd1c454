-- title: {title}: группы, витрин которых касается новая строка
INSERT OR IGNORE INTO touched_group (group_key)
SELECT study.group_key
FROM dim_group AS study
WHERE
    {refreshes: study.$column = @$parameter; OR};
