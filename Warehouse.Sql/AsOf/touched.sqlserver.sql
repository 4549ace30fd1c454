-- title: Список затронутых групп снимка
-- Its own, so that making the marts of then is not in the way of a load.
CREATE TABLE touched_group (group_key INT NOT NULL CONSTRAINT pk_touched_group PRIMARY KEY);
