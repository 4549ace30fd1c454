-- title: Организация, названная строкой впервые
INSERT INTO dim_organisation (org_code) VALUES (@code) RETURNING org_key;
