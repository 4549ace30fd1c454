-- title: Ключ по коду: document
SELECT document_key FROM dim_document WHERE org_key = @org_key AND document_kind = @code;
