-- title: Сеансы
-- makes: app.user_session
-- Sessions by the hash of what the cookie holds: who reads this table can continue none of them.
CREATE TABLE app.user_session (
    session_id NVARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL CONSTRAINT pk_user_session PRIMARY KEY,
    name_folded NVARCHAR(200) COLLATE Latin1_General_BIN2 NOT NULL,
    started_at NVARCHAR(30) COLLATE Latin1_General_BIN2 NOT NULL,
    seen_at NVARCHAR(30) COLLATE Latin1_General_BIN2 NOT NULL,
    address NVARCHAR(100) COLLATE Latin1_General_BIN2 NOT NULL,
    browser NVARCHAR(200) COLLATE Latin1_General_BIN2 NOT NULL
);

CREATE INDEX ix_user_session_name ON app.user_session (name_folded);
