-- title: Ключи по кодам: document
SELECT document_kind, document_key
FROM dim_document
WHERE org_key = @org_key AND document_kind IN (
    SELECT value COLLATE Latin1_General_BIN2 FROM string_split(@codes, nchar(31)));
