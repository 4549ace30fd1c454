-- title: Группы, витрины которых меняет программа
-- What its competencies are judged by may have changed on the day when a group started.
INSERT OR IGNORE INTO touched_group
SELECT member.group_key
FROM changed_programmes AS changed
INNER JOIN dim_group AS member ON member.programme_key = changed.programme_key;
