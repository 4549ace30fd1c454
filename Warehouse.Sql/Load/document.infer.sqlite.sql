-- title: Член измерения, названный фактом раньше своей строки: document
INSERT INTO dim_document (org_key, document_kind) VALUES (@org_key, @code) RETURNING document_key;
