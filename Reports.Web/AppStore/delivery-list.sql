-- title: Отправки пользователя, новые первыми; все или одна, все или те, о чьём конце он ещё не знает
SELECT
    sent.delivery_id AS Id,
    sent.user_name AS UserName,
    sent.sent_at AS SentAt,
    sent.opened_at AS OpenedAt,
    part.file_name AS FileName,
    part.size AS Size,
    part.sha256 AS Sha256,
    part.contents AS Contents
FROM (
    SELECT one.*, row_number() OVER (ORDER BY one.sent_at DESC, one.delivery_id DESC) AS newest
    FROM app.delivery AS one
    WHERE one.name_folded = @name_folded
        AND (@delivery_id IS NULL OR one.delivery_id = @delivery_id)
        AND (@since IS NULL OR (one.sent_at >= @since AND one.opened_at IS NULL))
) AS sent
INNER JOIN app.delivery_file AS part ON part.delivery_id = sent.delivery_id
WHERE sent.newest <= @most
ORDER BY sent.newest, part.place;
