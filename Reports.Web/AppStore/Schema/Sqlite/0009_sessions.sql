-- title: Сеансы
-- makes: app.ix_user_session_name
-- Sessions by the hash of what the cookie holds: who reads this table can continue none of them.
CREATE TABLE IF NOT EXISTS app.user_session (
    session_id  TEXT NOT NULL PRIMARY KEY,
    name_folded TEXT NOT NULL,
    started_at  TEXT NOT NULL,
    seen_at     TEXT NOT NULL,
    address     TEXT NOT NULL,
    browser     TEXT NOT NULL
) STRICT;

CREATE INDEX IF NOT EXISTS app.ix_user_session_name ON user_session (name_folded);
