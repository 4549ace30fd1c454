-- title: Пользователи и неудачные входы
-- makes: app.sign_in_failure
CREATE TABLE app.app_user (
    name NVARCHAR(200) COLLATE Latin1_General_BIN2 NOT NULL,
    name_folded NVARCHAR(200) COLLATE Latin1_General_BIN2 NOT NULL CONSTRAINT pk_app_user PRIMARY KEY,
    password_hash NVARCHAR(500) COLLATE Latin1_General_BIN2 NOT NULL,
    stamp NVARCHAR(50) COLLATE Latin1_General_BIN2 NOT NULL,
    role NVARCHAR(50) COLLATE Latin1_General_BIN2 NOT NULL,
    organisation_code NVARCHAR(200) COLLATE Latin1_General_BIN2 NULL,
    teacher_code NVARCHAR(200) COLLATE Latin1_General_BIN2 NULL,
    learner_code NVARCHAR(200) COLLATE Latin1_General_BIN2 NULL,
    is_disabled BIGINT NOT NULL DEFAULT 0,
    created_at NVARCHAR(30) COLLATE Latin1_General_BIN2 NOT NULL
);

-- Failures are counted by the name that was typed, known or not, so that an answer does not tell which names exist.
CREATE TABLE app.sign_in_failure (
    name_folded NVARCHAR(200) COLLATE Latin1_General_BIN2 NOT NULL CONSTRAINT pk_sign_in_failure PRIMARY KEY,
    failures BIGINT NOT NULL,
    last_at NVARCHAR(30) COLLATE Latin1_General_BIN2 NOT NULL,
    locked_until NVARCHAR(30) COLLATE Latin1_General_BIN2 NULL
);
