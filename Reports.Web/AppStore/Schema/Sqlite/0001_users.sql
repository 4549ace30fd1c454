-- title: Пользователи и неудачные входы
-- makes: app.sign_in_failure
CREATE TABLE IF NOT EXISTS app.app_user (
    name              TEXT    NOT NULL,
    name_folded       TEXT    NOT NULL PRIMARY KEY,
    password_hash     TEXT    NOT NULL,
    stamp             TEXT    NOT NULL,
    role              TEXT    NOT NULL,
    organisation_code TEXT,
    teacher_code      TEXT,
    learner_code      TEXT,
    is_disabled       INTEGER NOT NULL DEFAULT 0,
    created_at        TEXT    NOT NULL
) STRICT;

-- Failures are counted by the name that was typed, known or not, so that an answer does not tell which names exist.
CREATE TABLE IF NOT EXISTS app.sign_in_failure (
    name_folded  TEXT    NOT NULL PRIMARY KEY,
    failures     INTEGER NOT NULL,
    last_at      TEXT    NOT NULL,
    locked_until TEXT
) STRICT;
