-- title: Код, которого хранилище не знает
INSERT INTO stage_member (dimension, member_no, org_key, code) VALUES (@dimension, @member_no, @org_key, @code);
