-- title: Список затронутых групп, пустой
DELETE FROM touched_group;
