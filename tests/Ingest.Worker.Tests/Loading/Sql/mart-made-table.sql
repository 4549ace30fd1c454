CREATE TABLE mart_made (group_key INTEGER NOT NULL);
