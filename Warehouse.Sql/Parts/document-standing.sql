-- title: Документы: какие из них о завершении, какие считаются выданными
-- A document of completion is any but a certificate of study (справка), which is what leavers get. A duplicate is one too, but it was issued before.
SELECT
    document.*,
    iif(kind.document_kind LIKE '%правка%', 0, 1) AS is_of_completion,
    iif(kind.document_kind LIKE '%правка%' OR kind.document_kind LIKE '%убликат%' OR coalesce(document.status, '') LIKE '%убликат%'
        OR coalesce(document.original_registration_no, '') <> '', 0, 1) AS is_issued
FROM fact_document AS document
INNER JOIN dim_document AS kind ON kind.document_key = document.document_key
