-- The site's own store as the release before Hangfire became the one scheduler made it (commit 012139c), on SQLite: without a journal of its schema.
-- Names, passwords and keys are invented.
-- Made by its own program over HTTP on the warehouse beside this file: seven users added and one closed, wrong passwords, a learner opened, values
-- entered, changed and taken back, a work plan, edition 1 (2025) approved, edition 2 (2026) a draft. Then tables, rows, indexes, triggers as text.
-- Passwords: admin «previous release password»; Директор «n6c9nubhq8zgcneu»; Аналитик «bmrzrunq3t54sx5t»; Куратор «kcbe63ug2db866z5»; Архив «fkecjmkvkhn7hu64»; Ответственный «r3tnwafunx8wmmdw»; Слушатель «cqc4fbhpgz87ff2z»; Бывший «mgdfy84qj4bdek9u».
PRAGMA foreign_keys = OFF;
BEGIN;
CREATE TABLE app_user (
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
CREATE TABLE sign_in_failure (
    name_folded  TEXT    NOT NULL PRIMARY KEY,
    failures     INTEGER NOT NULL,
    last_at      TEXT    NOT NULL,
    locked_until TEXT
) STRICT;
CREATE TABLE audit (
    audit_key  INTEGER PRIMARY KEY,
    at         TEXT    NOT NULL,
    user_name  TEXT    NOT NULL,
    action     TEXT    NOT NULL,
    object     TEXT    NOT NULL,
    address    TEXT    NOT NULL
) STRICT;
CREATE TABLE audit_subject (
    audit_key    INTEGER NOT NULL REFERENCES audit,
    learner_code TEXT    NOT NULL,
    PRIMARY KEY (audit_key, learner_code)
) STRICT, WITHOUT ROWID;
CREATE TABLE manual_value (
    manual_value_key INTEGER PRIMARY KEY,
    organisation     TEXT    NOT NULL,
    indicator_set    TEXT    NOT NULL,
    code             TEXT    NOT NULL,
    line             TEXT    NOT NULL,
    graph            TEXT    NOT NULL,
    year             INTEGER NOT NULL,
    number           TEXT,
    base             TEXT,
    document         TEXT    NOT NULL,
    entered_by       TEXT    NOT NULL,
    entered_at       TEXT    NOT NULL
) STRICT;
CREATE TABLE protection_key (
    protection_key_no INTEGER PRIMARY KEY,
    name              TEXT NOT NULL,
    element           TEXT NOT NULL,
    created_at        TEXT NOT NULL
) STRICT;
CREATE TABLE edition (
    edition_key       INTEGER PRIMARY KEY,
    organisation      TEXT    NOT NULL,
    organisation_key  INTEGER,
    organisation_name TEXT    NOT NULL,
    indicator_set     TEXT    NOT NULL,
    year              INTEGER NOT NULL,
    number            INTEGER NOT NULL,
    supersedes        INTEGER REFERENCES edition,
    UNIQUE (organisation, indicator_set, year, number)
) STRICT;
CREATE TABLE edition_step (
    edition_key   INTEGER NOT NULL REFERENCES edition,
    step_no       INTEGER NOT NULL,
    kind          TEXT    NOT NULL,
    at            TEXT    NOT NULL,
    user_name     TEXT    NOT NULL,
    note          TEXT    NOT NULL,
    document_no   TEXT,
    document_date TEXT,
    signer        TEXT,
    PRIMARY KEY (edition_key, step_no)
) STRICT, WITHOUT ROWID;
CREATE TABLE edition_content (
    edition_key INTEGER NOT NULL REFERENCES edition,
    step_no     INTEGER NOT NULL,
    first_year  INTEGER NOT NULL,
    switches    TEXT    NOT NULL,
    data_moment TEXT    NOT NULL,
    PRIMARY KEY (edition_key, step_no)
) STRICT, WITHOUT ROWID;
CREATE TABLE edition_rule (
    edition_key INTEGER NOT NULL REFERENCES edition,
    step_no     INTEGER NOT NULL,
    place       INTEGER NOT NULL,
    name        TEXT    NOT NULL,
    text        TEXT    NOT NULL,
    PRIMARY KEY (edition_key, step_no, place)
) STRICT, WITHOUT ROWID;
CREATE TABLE edition_value (
    edition_key     INTEGER NOT NULL REFERENCES edition,
    step_no         INTEGER NOT NULL,
    place           INTEGER NOT NULL,
    code            TEXT    NOT NULL,
    line            TEXT    NOT NULL,
    graph           TEXT    NOT NULL,
    year            INTEGER NOT NULL,
    origin          TEXT    NOT NULL,
    number          TEXT,
    base            TEXT,
    computed_number INTEGER,
    computed_base   INTEGER,
    entered_number  TEXT,
    entered_base    TEXT,
    document        TEXT,
    entered_by      TEXT,
    entered_at      TEXT,
    PRIMARY KEY (edition_key, step_no, place)
) STRICT, WITHOUT ROWID;
CREATE TABLE edition_table (
    edition_key INTEGER NOT NULL REFERENCES edition,
    step_no     INTEGER NOT NULL,
    name        TEXT    NOT NULL,
    text        TEXT    NOT NULL,
    rows        TEXT    NOT NULL,
    PRIMARY KEY (edition_key, step_no, name)
) STRICT, WITHOUT ROWID;
CREATE TABLE edition_text (
    edition_key INTEGER NOT NULL REFERENCES edition,
    step_no     INTEGER NOT NULL,
    section     TEXT    NOT NULL,
    text        TEXT    NOT NULL,
    PRIMARY KEY (edition_key, step_no, section)
) STRICT, WITHOUT ROWID;
CREATE TABLE work_plan (
    work_plan_key INTEGER PRIMARY KEY,
    organisation  TEXT    NOT NULL,
    indicator_set TEXT    NOT NULL,
    year          INTEGER NOT NULL,
    stage         TEXT    NOT NULL,
    owner         TEXT    NOT NULL,
    due_on        TEXT    NOT NULL,
    done_on       TEXT,
    note          TEXT    NOT NULL,
    set_by        TEXT    NOT NULL,
    set_at        TEXT    NOT NULL
) STRICT;
INSERT INTO app_user (name, name_folded, password_hash, stamp, role, organisation_code, teacher_code, learner_code, is_disabled, created_at) VALUES
('admin','ADMIN','AQAAAAIAAYagAAAAEAs39TIj00Gc5Rzs0ELOJ6quzUtIuMCedGtKsRcjMbijLEDSEZuewOU5FU9sEhRqsg==','2b12ee2097c24fe48e7056ad041768e4','administrator',NULL,NULL,NULL,0,'2026-11-30T03:36:06.475Z'),
('Аналитик','АНАЛИТИК','AQAAAAIAAYagAAAAEG2fEMBg3CWoM3qm3/E09hC9jhQExKIWqCcUAHDvdLKgObUQVTJB6uXczGGJlP0imA==','1eb086b2fe6f43c99a9f8c9337b2dc94','analyst',NULL,NULL,NULL,0,'2026-11-30T03:36:07.525Z'),
('Архив','АРХИВ','AQAAAAIAAYagAAAAEB+4alsv1bHkf9lr0QD90LObnd8RqzeRWG+n18x49SkXZCFbL6hUEIdmMpkV1NN9jA==','ba7ef74e8e09473b87b296c3003038f2','archive',NULL,NULL,NULL,0,'2026-11-30T03:36:07.864Z'),
('Бывший','БЫВШИЙ','AQAAAAIAAYagAAAAEHl5THjmN3pUe7cQmcYnccSbrrRkqope7vExf2YMnHsdK8bjCgklY110JPAMjuXbzw==','01c556cace47469c9ab736d232ae1bb6','analyst',NULL,NULL,NULL,1,'2026-11-30T03:36:08.229Z'),
('Директор','ДИРЕКТОР','AQAAAAIAAYagAAAAEAPXfn22EYDMThHw8xARCyYzJSmBfP+0YkhA01uPf+CaqPIIO6k04oob7jdpZ/yYvQ==','153d6a4c32804d3e960825d8048fe7a3','director',NULL,NULL,NULL,0,'2026-11-30T03:36:07.424Z'),
('Куратор','КУРАТОР','AQAAAAIAAYagAAAAEHiSGj+3Au+V53j3N3PQLg+D1S/npIhFRPGlXVdnc8M+wKwMGUucYup0XFRLrBljqA==','66115614803c4c5bb1893c842099323c','curator',NULL,'T005',NULL,0,'2026-11-30T03:36:07.733Z'),
('Ответственный','ОТВЕТСТВЕННЫЙ','AQAAAAIAAYagAAAAEEw1As9nD+If3axyIQOvkStSH0ncDbe3rf5Keq5gzG/CRXKCVbutFRmsXkQQlQDzSQ==','f22e47dc16ea4749bc8a1868374c70c4','data_officer',NULL,NULL,NULL,0,'2026-11-30T03:36:07.995Z'),
('Слушатель','СЛУШАТЕЛЬ','AQAAAAIAAYagAAAAEL9LCmU7buvPJwBFlyO8HWJvegVbUlWeG141Flftvl4HBw6SaDpawQzHWowoLJWUtA==','f027278ed0e6496c973cb0e46499b9e4','analyst',NULL,NULL,'S0000008',0,'2026-11-30T03:36:08.113Z');
INSERT INTO sign_in_failure (name_folded, failures, last_at, locked_until) VALUES
('НЕЗНАКОМЫЙ',1,'2026-11-30T03:36:08.376Z',NULL);
INSERT INTO audit (audit_key, at, user_name, action, object, address) VALUES
(1,'2026-11-30T03:36:07.203Z','admin','sign-in','/sign-in','/sign-in'),
(2,'2026-11-30T03:36:07.428Z','admin','users','add Директор as director','/users'),
(3,'2026-11-30T03:36:07.527Z','admin','users','add Аналитик as analyst','/users'),
(4,'2026-11-30T03:36:07.737Z','admin','users','add Куратор as curator','/users'),
(5,'2026-11-30T03:36:07.882Z','admin','users','add Архив as archive','/users'),
(6,'2026-11-30T03:36:07.997Z','admin','users','add Ответственный as data_officer','/users'),
(7,'2026-11-30T03:36:08.130Z','admin','users','add Слушатель as analyst','/users'),
(8,'2026-11-30T03:36:08.241Z','admin','users','add Бывший as analyst','/users'),
(9,'2026-11-30T03:36:08.267Z','admin','users','change Бывший to analyst, closed','/users'),
(10,'2026-11-30T03:36:08.501Z','Аналитик','sign-in','/sign-in','/sign-in'),
(11,'2026-11-30T03:36:08.602Z','Директор','sign-in','/sign-in','/sign-in'),
(12,'2026-11-30T03:36:08.781Z','Куратор','sign-in','/sign-in','/sign-in'),
(13,'2026-11-30T03:36:08.889Z','Аналитик','page','learner-card','/learners/5'),
(14,'2026-11-30T03:36:09.861Z','Аналитик','edition','order-1324-annex-6 2025, Редакция № 1: создана','/self-assessment/editions/1'),
(15,'2026-11-30T03:36:09.963Z','Аналитик','edition','order-1324-annex-6 2025, Редакция № 1: изменён текст раздела','/self-assessment/editions/1'),
(16,'2026-11-30T03:36:10.049Z','Аналитик','edition','order-1324-annex-6 2025, Редакция № 1: проверена','/self-assessment/editions/1'),
(17,'2026-11-30T03:36:10.114Z','Директор','edition','order-1324-annex-6 2025, Редакция № 1: утверждена','/self-assessment/editions/1'),
(18,'2026-11-30T03:36:10.192Z','Аналитик','edition','order-1324-annex-6 2026, Редакция № 1: создана','/self-assessment/editions/2'),
(19,'2026-11-30T03:36:10.237Z','Аналитик','edition','order-1324-annex-6 2026, Редакция № 1: изменён текст раздела','/self-assessment/editions/2');
INSERT INTO audit_subject (audit_key, learner_code) VALUES
(13,'S0000018');
INSERT INTO manual_value (manual_value_key, organisation, indicator_set, code, line, graph, year, number, base, document, entered_by, entered_at) VALUES
(1,'default','order-1324-annex-6','2.7','','',2025,'1250.5',NULL,'Отчёт о НИОКР от 15.01.2026 № 4','Аналитик','2026-11-30T03:36:09.336Z'),
(2,'default','order-1324-annex-6','2.15','','',2025,'2',NULL,'Справка 1','Аналитик','2026-11-30T03:36:09.372Z'),
(3,'default','order-1324-annex-6','2.7','','',2026,'1250.5',NULL,'Отчёт о НИОКР от 15.01.2026 № 4','Аналитик','2026-11-30T03:36:09.409Z'),
(4,'default','order-1324-annex-6','2.15','','',2026,'2',NULL,'Справка 1','Аналитик','2026-11-30T03:36:09.432Z'),
(5,'default','order-1324-annex-6','2.15','','',2026,'3',NULL,'Справка 2','Аналитик','2026-11-30T03:36:09.451Z'),
(6,'default','order-1324-annex-6','2.15','','',2026,NULL,NULL,'','Аналитик','2026-11-30T03:36:09.483Z'),
(7,'default','order-1324-annex-6','2.7','','',2026,'1300',NULL,'Уточнённый отчёт','Аналитик','2026-11-30T03:36:09.522Z');
INSERT INTO protection_key (protection_key_no, name, element, created_at) VALUES
(1,'key-ff490ac1-c397-49a8-b47d-9dc6495bc896','<key id="ff490ac1-c397-49a8-b47d-9dc6495bc896" version="1"><creationDate>2026-11-30T03:36:06.4911015Z</creationDate><activationDate>2026-11-30T03:36:06.4911015Z</activationDate><expirationDate>2027-02-28T03:36:06.4911015Z</expirationDate><descriptor deserializerType="Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption.ConfigurationModel.AuthenticatedEncryptorDescriptorDeserializer, Microsoft.AspNetCore.DataProtection, Version=10.0.0.0, Culture=neutral, PublicKeyToken=adb9793829ddae60"><descriptor><encryption algorithm="AES_256_CBC" /><validation algorithm="HMACSHA256" /><masterKey p4:requiresEncryption="true" xmlns:p4="http://schemas.asp.net/2015/03/dataProtection"><!-- Warning: the key below is in an unencrypted form. --><value>Dt2GXc6//LN9BXqDsTiPoihMqhCgVsxck7I7n5mATgJVSJCASfvzaNslHqZ5sI0mi+hF0oaX1jkv3YGIX5aqQA==</value></masterKey></descriptor></descriptor></key>','2026-11-30T03:36:06.508Z');
INSERT INTO edition (edition_key, organisation, organisation_key, organisation_name, indicator_set, year, number, supersedes) VALUES
(1,'default',1,'Учебный центр','order-1324-annex-6',2025,1,NULL),
(2,'default',1,'Учебный центр','order-1324-annex-6',2026,1,NULL);
INSERT INTO edition_step (edition_key, step_no, kind, at, user_name, note, document_no, document_date, signer) VALUES
(1,1,'Created','2026-11-30T03:36:09.795Z','Аналитик','',NULL,NULL,NULL),
(1,2,'Worded','2026-11-30T03:36:09.956Z','Аналитик','Система управления организацией',NULL,NULL,NULL),
(1,3,'Reviewed','2026-11-30T03:36:10.028Z','Аналитик','',NULL,NULL,NULL),
(1,4,'Approved','2026-11-30T03:36:10.094Z','Директор','','15-о','2026-04-12','директор И. И. Иванов'),
(2,1,'Created','2026-11-30T03:36:10.169Z','Аналитик','',NULL,NULL,NULL),
(2,2,'Worded','2026-11-30T03:36:10.231Z','Аналитик','Общие сведения об организации',NULL,NULL,NULL);
INSERT INTO edition_content (edition_key, step_no, first_year, switches, data_moment) VALUES
(1,1,2021,'{"people":"completions","programmes":"active"}','2026-11-30T03:34:43.611Z'),
(2,1,2022,'{"people":"completions","programmes":"active"}','2026-11-30T03:34:43.611Z');
INSERT INTO edition_rule (edition_key, step_no, place, name, text) VALUES
(1,1,0,'Indicators/order-1324-annex-6/_set','-- title: Показатели деятельности организации дополнительного профессионального образования, подлежащей самообследованию
-- short: Приказ № 1324, приложение 6 (ДПО)
-- source: приказ Минобрнауки России от 10.12.2013 № 1324, приложение № 6 (в ред. от 15.02.2017 № 136)
-- wording: сверить с официальным текстом
-- valid: 2013-
-- order: 10
-- report: 462
-- section: 1 | Образовательная деятельность
-- section: 2 | Научно-исследовательская деятельность
-- section: 3 | Финансово-экономическая деятельность
-- section: 4 | Инфраструктура
-- switch: people | Слушатели, прошедшие обучение
-- option: people | completions | завершённые обучения: слушатель, завершивший две программы, учтён дважды
-- option: people | persons | люди: каждый слушатель учтён один раз
-- switch: programmes | Реализуемые программы
-- option: programmes | active | программы, группа которых училась хотя бы один день года
-- option: programmes | completed | программы, по которым в году завершено хотя бы одно обучение
'),
(1,1,1,'Indicators/order-1324-annex-6/1.1','-- title: Численность/удельный вес численности слушателей, обучившихся по дополнительным профессиональным программам повышения квалификации, в общей численности слушателей, прошедших обучение в образовательной организации
-- code: 1.1
-- unit: человек/%
-- kind: computed
-- source: приказ Минобрнауки России от 10.12.2013 № 1324, приложение № 6, пункт 1.1
-- wording: сверить с официальным текстом
-- valid: 2013-
-- owner: учебная часть
-- numerator: завершившие программы повышения квалификации
-- denominator: все слушатели, завершившие обучение в отчётном году
-- rule: Дата завершения обучения в отчётном году; не приступившие к обучению не считаются. Вид программы — на день завершения.
-- parameters: first_year, last_year, organisation, opened, people
WITH part AS (
    -- How many completed stands in the mart, who they are in the facts; those who never started are in neither.
    SELECT mart.date_key, mart.group_key, 0 AS learner_key, mart.completed_n AS n
    FROM mart_enrolment_day AS mart
    WHERE @opened = 0 AND @people = ''completions'' AND mart.completed_n > 0
        AND mart.date_key BETWEEN @first_year * 10000 AND @last_year * 10000 + 1231
    UNION ALL
    SELECT fact.completed_date_key, fact.group_key, fact.learner_key, 1
    FROM fact_enrolment AS fact
    WHERE (@opened = 1 OR @people = ''persons'') AND fact.started_date_key IS NOT NULL
        AND fact.completed_date_key BETWEEN @first_year * 10000 AND @last_year * 10000 + 1231
        AND (@scope_learner IS NULL OR fact.learner_key = @scope_learner)
),
counted AS (
    SELECT
        part.date_key / 10000 AS year,
        iif(@opened = 1 AND @people = ''completions'', part.group_key, NULL) AS group_key,
        part.learner_key,
        iif(coalesce(version.kind, programme.kind) = ''qualification'', 1, 0) AS is_counted,
        sum(part.n) AS n
    FROM part
    INNER JOIN dim_group AS study ON study.group_key = part.group_key
    INNER JOIN dim_programme AS programme ON programme.programme_key = study.programme_key
    LEFT JOIN dim_programme_history AS version
        ON version.programme_key = study.programme_key
        AND version.valid_from <= part.date_key AND version.valid_to > part.date_key
    WHERE (@organisation IS NULL OR study.org_key = @organisation)
        AND (@scope_organisation IS NULL OR study.org_key = @scope_organisation)
        AND (@scope_curator IS NULL OR study.curator_key = @scope_curator)
        AND (@scope_learner IS NULL OR part.learner_key = @scope_learner)
    GROUP BY
        part.date_key / 10000,
        iif(@opened = 1 AND @people = ''completions'', part.group_key, NULL),
        part.learner_key,
        iif(coalesce(version.kind, programme.kind) = ''qualification'', 1, 0)
)
SELECT
    year,
    '''' AS line_code,
    '''' AS graph_code,
    iif(@people = ''persons'', count(DISTINCT iif(is_counted = 1, learner_key, NULL)), sum(is_counted * n)) AS numerator,
    iif(@people = ''persons'', count(DISTINCT learner_key), sum(n)) AS denominator,
    NULL AS programme_key,
    group_key,
    iif(@opened = 1, learner_key, NULL) AS learner_key,
    NULL AS teacher_key
FROM counted
GROUP BY year, group_key, iif(@opened = 1, learner_key, NULL);
'),
(1,1,2,'Indicators/order-1324-annex-6/1.2','-- title: Численность/удельный вес численности слушателей, обучившихся по дополнительным профессиональным программам профессиональной переподготовки, в общей численности слушателей, прошедших обучение в образовательной организации
-- code: 1.2
-- unit: человек/%
-- kind: computed
-- source: приказ Минобрнауки России от 10.12.2013 № 1324, приложение № 6, пункт 1.2
-- wording: сверить с официальным текстом
-- valid: 2013-
-- owner: учебная часть
-- numerator: завершившие программы профессиональной переподготовки
-- denominator: все слушатели, завершившие обучение в отчётном году
-- rule: Дата завершения обучения в отчётном году; не приступившие к обучению не считаются. Вид программы — на день завершения.
-- parameters: first_year, last_year, organisation, opened, people
WITH part AS (
    -- How many completed stands in the mart, who they are in the facts; those who never started are in neither.
    SELECT mart.date_key, mart.group_key, 0 AS learner_key, mart.completed_n AS n
    FROM mart_enrolment_day AS mart
    WHERE @opened = 0 AND @people = ''completions'' AND mart.completed_n > 0
        AND mart.date_key BETWEEN @first_year * 10000 AND @last_year * 10000 + 1231
    UNION ALL
    SELECT fact.completed_date_key, fact.group_key, fact.learner_key, 1
    FROM fact_enrolment AS fact
    WHERE (@opened = 1 OR @people = ''persons'') AND fact.started_date_key IS NOT NULL
        AND fact.completed_date_key BETWEEN @first_year * 10000 AND @last_year * 10000 + 1231
        AND (@scope_learner IS NULL OR fact.learner_key = @scope_learner)
),
counted AS (
    SELECT
        part.date_key / 10000 AS year,
        iif(@opened = 1 AND @people = ''completions'', part.group_key, NULL) AS group_key,
        part.learner_key,
        iif(coalesce(version.kind, programme.kind) = ''retraining'', 1, 0) AS is_counted,
        sum(part.n) AS n
    FROM part
    INNER JOIN dim_group AS study ON study.group_key = part.group_key
    INNER JOIN dim_programme AS programme ON programme.programme_key = study.programme_key
    LEFT JOIN dim_programme_history AS version
        ON version.programme_key = study.programme_key
        AND version.valid_from <= part.date_key AND version.valid_to > part.date_key
    WHERE (@organisation IS NULL OR study.org_key = @organisation)
        AND (@scope_organisation IS NULL OR study.org_key = @scope_organisation)
        AND (@scope_curator IS NULL OR study.curator_key = @scope_curator)
        AND (@scope_learner IS NULL OR part.learner_key = @scope_learner)
    GROUP BY
        part.date_key / 10000,
        iif(@opened = 1 AND @people = ''completions'', part.group_key, NULL),
        part.learner_key,
        iif(coalesce(version.kind, programme.kind) = ''retraining'', 1, 0)
)
SELECT
    year,
    '''' AS line_code,
    '''' AS graph_code,
    iif(@people = ''persons'', count(DISTINCT iif(is_counted = 1, learner_key, NULL)), sum(is_counted * n)) AS numerator,
    iif(@people = ''persons'', count(DISTINCT learner_key), sum(n)) AS denominator,
    NULL AS programme_key,
    group_key,
    iif(@opened = 1, learner_key, NULL) AS learner_key,
    NULL AS teacher_key
FROM counted
GROUP BY year, group_key, iif(@opened = 1, learner_key, NULL);
'),
(1,1,3,'Indicators/order-1324-annex-6/1.3','-- title: Численность/удельный вес численности слушателей, направленных на обучение службами занятости, в общей численности слушателей, прошедших обучение в образовательной организации за отчетный период
-- code: 1.3
-- unit: человек/%
-- kind: computed
-- source: приказ Минобрнауки России от 10.12.2013 № 1324, приложение № 6, пункт 1.3
-- wording: сверить с официальным текстом
-- valid: 2013-
-- owner: учебная часть
-- numerator: завершившие обучение, направленные службой занятости
-- denominator: все слушатели, завершившие обучение в отчётном году
-- rule: Дата завершения обучения в отчётном году; не приступившие не считаются. Направлен службой занятости: в поле «Направлен» стоят слова «служба занятости», «центр занятости» или «ЦЗН».
-- parameters: first_year, last_year, organisation, opened, people
WITH part AS (
    -- How many completed stands in the mart, who they are in the facts; those who never started are in neither.
    SELECT mart.date_key, mart.group_key, 0 AS learner_key, mart.referral, mart.completed_n AS n
    FROM mart_completion AS mart
    WHERE @opened = 0 AND @people = ''completions''
        AND mart.date_key BETWEEN @first_year * 10000 AND @last_year * 10000 + 1231
    UNION ALL
    SELECT fact.completed_date_key, fact.group_key, fact.learner_key, fact.referral, 1
    FROM fact_enrolment AS fact
    WHERE (@opened = 1 OR @people = ''persons'') AND fact.started_date_key IS NOT NULL
        AND fact.completed_date_key BETWEEN @first_year * 10000 AND @last_year * 10000 + 1231
        AND (@scope_learner IS NULL OR fact.learner_key = @scope_learner)
),
counted AS (
    SELECT
        part.date_key / 10000 AS year,
        iif(@opened = 1 AND @people = ''completions'', part.group_key, NULL) AS group_key,
        part.learner_key,
        iif(part.referral LIKE ''%анятост%'' OR part.referral LIKE ''%ЦЗН%'', 1, 0) AS is_counted,
        sum(part.n) AS n
    FROM part
    INNER JOIN dim_group AS study ON study.group_key = part.group_key
    WHERE (@organisation IS NULL OR study.org_key = @organisation)
        AND (@scope_organisation IS NULL OR study.org_key = @scope_organisation)
        AND (@scope_curator IS NULL OR study.curator_key = @scope_curator)
        AND (@scope_learner IS NULL OR part.learner_key = @scope_learner)
    GROUP BY
        part.date_key / 10000,
        iif(@opened = 1 AND @people = ''completions'', part.group_key, NULL),
        part.learner_key,
        iif(part.referral LIKE ''%анятост%'' OR part.referral LIKE ''%ЦЗН%'', 1, 0)
)
SELECT
    year,
    '''' AS line_code,
    '''' AS graph_code,
    iif(@people = ''persons'', count(DISTINCT iif(is_counted = 1, learner_key, NULL)), sum(is_counted * n)) AS numerator,
    iif(@people = ''persons'', count(DISTINCT learner_key), sum(n)) AS denominator,
    NULL AS programme_key,
    group_key,
    iif(@opened = 1, learner_key, NULL) AS learner_key,
    NULL AS teacher_key
FROM counted
GROUP BY year, group_key, iif(@opened = 1, learner_key, NULL);
'),
(1,1,4,'Indicators/order-1324-annex-6/1.4','-- title: Количество реализуемых дополнительных профессиональных программ, в том числе:
-- code: 1.4
-- unit: единиц
-- kind: computed
-- source: приказ Минобрнауки России от 10.12.2013 № 1324, приложение № 6, пункт 1.4
-- wording: сверить с официальным текстом
-- valid: 2013-
-- owner: учебная часть
-- numerator: программы повышения квалификации и профессиональной переподготовки, реализуемые в отчётном году
-- rule: Программа реализуется, если в отчётном году училась хотя бы одна её группа, где есть приступившие; по другому выбору — если по ней завершено хотя бы одно обучение. Вид программы — на 31 декабря.
-- parameters: first_year, last_year, organisation, opened, programmes
WITH closing AS (
    SELECT date_key / 10000 AS year, date_key AS last_day
    FROM dim_date
    WHERE month = 12 AND day = 31 AND date_key BETWEEN @first_year * 10000 AND @last_year * 10000 + 1231
),
realised AS (
    -- A programme once a year: by a group at work with someone who had started, or by a completion.
    SELECT closing.year, closing.last_day, programme.programme_key
    FROM closing
    CROSS JOIN dim_programme AS programme
    WHERE EXISTS (
            SELECT 1
            FROM dim_group AS study
            INNER JOIN mart_enrolment_day AS mart ON mart.group_key = study.group_key AND mart.date_key <= closing.last_day
            WHERE study.programme_key = programme.programme_key
                AND ((@programmes = ''active'' AND mart.started_n > 0
                        AND study.starts_on <= closing.last_day AND study.ends_on >= closing.year * 10000 + 101)
                    OR (@programmes = ''completed'' AND mart.completed_n > 0 AND mart.date_key >= closing.year * 10000 + 101))
                AND (@organisation IS NULL OR study.org_key = @organisation)
                AND (@scope_organisation IS NULL OR study.org_key = @scope_organisation)
                AND (@scope_curator IS NULL OR study.curator_key = @scope_curator))
        AND @scope_learner IS NULL
)
SELECT
    realised.year,
    '''' AS line_code,
    '''' AS graph_code,
    count(*) AS numerator,
    NULL AS denominator,
    iif(@opened = 1, realised.programme_key, NULL) AS programme_key,
    NULL AS group_key,
    NULL AS learner_key,
    NULL AS teacher_key
FROM realised
INNER JOIN dim_programme AS programme ON programme.programme_key = realised.programme_key
LEFT JOIN dim_programme_history AS version
    ON version.programme_key = realised.programme_key
    AND version.valid_from <= realised.last_day AND version.valid_to > realised.last_day
WHERE coalesce(version.kind, programme.kind) IN (''qualification'', ''retraining'')
GROUP BY realised.year, iif(@opened = 1, realised.programme_key, NULL);
'),
(1,1,5,'Indicators/order-1324-annex-6/1.4.1','-- title: Программ повышения квалификации
-- code: 1.4.1
-- unit: единиц
-- kind: computed
-- source: приказ Минобрнауки России от 10.12.2013 № 1324, приложение № 6, пункт 1.4.1
-- wording: сверить с официальным текстом
-- valid: 2013-
-- owner: учебная часть
-- numerator: программы повышения квалификации, реализуемые в отчётном году
-- rule: Программа реализуется, если в отчётном году училась хотя бы одна её группа, где есть приступившие; по другому выбору — если по ней завершено хотя бы одно обучение. Вид программы — на 31 декабря.
-- parameters: first_year, last_year, organisation, opened, programmes
WITH closing AS (
    SELECT date_key / 10000 AS year, date_key AS last_day
    FROM dim_date
    WHERE month = 12 AND day = 31 AND date_key BETWEEN @first_year * 10000 AND @last_year * 10000 + 1231
),
realised AS (
    -- A programme once a year: by a group at work with someone who had started, or by a completion.
    SELECT closing.year, closing.last_day, programme.programme_key
    FROM closing
    CROSS JOIN dim_programme AS programme
    WHERE EXISTS (
            SELECT 1
            FROM dim_group AS study
            INNER JOIN mart_enrolment_day AS mart ON mart.group_key = study.group_key AND mart.date_key <= closing.last_day
            WHERE study.programme_key = programme.programme_key
                AND ((@programmes = ''active'' AND mart.started_n > 0
                        AND study.starts_on <= closing.last_day AND study.ends_on >= closing.year * 10000 + 101)
                    OR (@programmes = ''completed'' AND mart.completed_n > 0 AND mart.date_key >= closing.year * 10000 + 101))
                AND (@organisation IS NULL OR study.org_key = @organisation)
                AND (@scope_organisation IS NULL OR study.org_key = @scope_organisation)
                AND (@scope_curator IS NULL OR study.curator_key = @scope_curator))
        AND @scope_learner IS NULL
)
SELECT
    realised.year,
    '''' AS line_code,
    '''' AS graph_code,
    count(*) AS numerator,
    NULL AS denominator,
    iif(@opened = 1, realised.programme_key, NULL) AS programme_key,
    NULL AS group_key,
    NULL AS learner_key,
    NULL AS teacher_key
FROM realised
INNER JOIN dim_programme AS programme ON programme.programme_key = realised.programme_key
LEFT JOIN dim_programme_history AS version
    ON version.programme_key = realised.programme_key
    AND version.valid_from <= realised.last_day AND version.valid_to > realised.last_day
WHERE coalesce(version.kind, programme.kind) IN (''qualification'')
GROUP BY realised.year, iif(@opened = 1, realised.programme_key, NULL);
'),
(1,1,6,'Indicators/order-1324-annex-6/1.4.2','-- title: Программ профессиональной переподготовки
-- code: 1.4.2
-- unit: единиц
-- kind: computed
-- source: приказ Минобрнауки России от 10.12.2013 № 1324, приложение № 6, пункт 1.4.2
-- wording: сверить с официальным текстом
-- valid: 2013-
-- owner: учебная часть
-- numerator: программы профессиональной переподготовки, реализуемые в отчётном году
-- rule: Программа реализуется, если в отчётном году училась хотя бы одна её группа, где есть приступившие; по другому выбору — если по ней завершено хотя бы одно обучение. Вид программы — на 31 декабря.
-- parameters: first_year, last_year, organisation, opened, programmes
WITH closing AS (
    SELECT date_key / 10000 AS year, date_key AS last_day
    FROM dim_date
    WHERE month = 12 AND day = 31 AND date_key BETWEEN @first_year * 10000 AND @last_year * 10000 + 1231
),
realised AS (
    -- A programme once a year: by a group at work with someone who had started, or by a completion.
    SELECT closing.year, closing.last_day, programme.programme_key
    FROM closing
    CROSS JOIN dim_programme AS programme
    WHERE EXISTS (
            SELECT 1
            FROM dim_group AS study
            INNER JOIN mart_enrolment_day AS mart ON mart.group_key = study.group_key AND mart.date_key <= closing.last_day
            WHERE study.programme_key = programme.programme_key
                AND ((@programmes = ''active'' AND mart.started_n > 0
                        AND study.starts_on <= closing.last_day AND study.ends_on >= closing.year * 10000 + 101)
                    OR (@programmes = ''completed'' AND mart.completed_n > 0 AND mart.date_key >= closing.year * 10000 + 101))
                AND (@organisation IS NULL OR study.org_key = @organisation)
                AND (@scope_organisation IS NULL OR study.org_key = @scope_organisation)
                AND (@scope_curator IS NULL OR study.curator_key = @scope_curator))
        AND @scope_learner IS NULL
)
SELECT
    realised.year,
    '''' AS line_code,
    '''' AS graph_code,
    count(*) AS numerator,
    NULL AS denominator,
    iif(@opened = 1, realised.programme_key, NULL) AS programme_key,
    NULL AS group_key,
    NULL AS learner_key,
    NULL AS teacher_key
FROM realised
INNER JOIN dim_programme AS programme ON programme.programme_key = realised.programme_key
LEFT JOIN dim_programme_history AS version
    ON version.programme_key = realised.programme_key
    AND version.valid_from <= realised.last_day AND version.valid_to > realised.last_day
WHERE coalesce(version.kind, programme.kind) IN (''retraining'')
GROUP BY realised.year, iif(@opened = 1, realised.programme_key, NULL);
'),
(1,1,7,'Indicators/order-1324-annex-6/1.5','-- title: Количество разработанных дополнительных профессиональных программ за отчетный период
-- code: 1.5
-- unit: единиц
-- kind: computed
-- source: приказ Минобрнауки России от 10.12.2013 № 1324, приложение № 6, пункт 1.5
-- wording: сверить с официальным текстом
-- valid: 2013-
-- owner: учебная часть
-- numerator: программы повышения квалификации и профессиональной переподготовки, утверждённые в отчётном году
-- rule: Дата утверждения программы или её новой редакции — в отчётном году; программа считается один раз.
-- parameters: first_year, last_year, organisation, opened
SELECT
    version.approved_on / 10000 AS year,
    '''' AS line_code,
    '''' AS graph_code,
    count(DISTINCT version.programme_key) AS numerator,
    NULL AS denominator,
    iif(@opened = 1, version.programme_key, NULL) AS programme_key,
    NULL AS group_key,
    NULL AS learner_key,
    NULL AS teacher_key
FROM dim_programme_history AS version
INNER JOIN dim_programme AS programme ON programme.programme_key = version.programme_key
WHERE version.approved_on BETWEEN @first_year * 10000 AND @last_year * 10000 + 1231
    AND version.kind IN (''qualification'', ''retraining'')
    AND (@organisation IS NULL OR programme.org_key = @organisation)
    AND (@scope_organisation IS NULL OR programme.org_key = @scope_organisation)
    AND (@scope_curator IS NULL OR EXISTS (
        SELECT 1 FROM dim_group AS study WHERE study.programme_key = programme.programme_key AND study.curator_key = @scope_curator))
    AND @scope_learner IS NULL
GROUP BY version.approved_on / 10000, iif(@opened = 1, version.programme_key, NULL);
'),
(1,1,8,'Indicators/order-1324-annex-6/1.5.1','-- title: Программ повышения квалификации
-- code: 1.5.1
-- unit: единиц
-- kind: computed
-- source: приказ Минобрнауки России от 10.12.2013 № 1324, приложение № 6, пункт 1.5.1
-- wording: сверить с официальным текстом
-- valid: 2013-
-- owner: учебная часть
-- numerator: программы повышения квалификации, утверждённые в отчётном году
-- rule: Дата утверждения программы или её новой редакции — в отчётном году; программа считается один раз.
-- parameters: first_year, last_year, organisation, opened
SELECT
    version.approved_on / 10000 AS year,
    '''' AS line_code,
    '''' AS graph_code,
    count(DISTINCT version.programme_key) AS numerator,
    NULL AS denominator,
    iif(@opened = 1, version.programme_key, NULL) AS programme_key,
    NULL AS group_key,
    NULL AS learner_key,
    NULL AS teacher_key
FROM dim_programme_history AS version
INNER JOIN dim_programme AS programme ON programme.programme_key = version.programme_key
WHERE version.approved_on BETWEEN @first_year * 10000 AND @last_year * 10000 + 1231
    AND version.kind IN (''qualification'')
    AND (@organisation IS NULL OR programme.org_key = @organisation)
    AND (@scope_organisation IS NULL OR programme.org_key = @scope_organisation)
    AND (@scope_curator IS NULL OR EXISTS (
        SELECT 1 FROM dim_group AS study WHERE study.programme_key = programme.programme_key AND study.curator_key = @scope_curator))
    AND @scope_learner IS NULL
GROUP BY version.approved_on / 10000, iif(@opened = 1, version.programme_key, NULL);
'),
(1,1,9,'Indicators/order-1324-annex-6/1.5.2','-- title: Программ профессиональной переподготовки
-- code: 1.5.2
-- unit: единиц
-- kind: computed
-- source: приказ Минобрнауки России от 10.12.2013 № 1324, приложение № 6, пункт 1.5.2
-- wording: сверить с официальным текстом
-- valid: 2013-
-- owner: учебная часть
-- numerator: программы профессиональной переподготовки, утверждённые в отчётном году
-- rule: Дата утверждения программы или её новой редакции — в отчётном году; программа считается один раз.
-- parameters: first_year, last_year, organisation, opened
SELECT
    version.approved_on / 10000 AS year,
    '''' AS line_code,
    '''' AS graph_code,
    count(DISTINCT version.programme_key) AS numerator,
    NULL AS denominator,
    iif(@opened = 1, version.programme_key, NULL) AS programme_key,
    NULL AS group_key,
    NULL AS learner_key,
    NULL AS teacher_key
FROM dim_programme_history AS version
INNER JOIN dim_programme AS programme ON programme.programme_key = version.programme_key
WHERE version.approved_on BETWEEN @first_year * 10000 AND @last_year * 10000 + 1231
    AND version.kind IN (''retraining'')
    AND (@organisation IS NULL OR programme.org_key = @organisation)
    AND (@scope_organisation IS NULL OR programme.org_key = @scope_organisation)
    AND (@scope_curator IS NULL OR EXISTS (
        SELECT 1 FROM dim_group AS study WHERE study.programme_key = programme.programme_key AND study.curator_key = @scope_curator))
    AND @scope_learner IS NULL
GROUP BY version.approved_on / 10000, iif(@opened = 1, version.programme_key, NULL);
'),
(1,1,10,'Indicators/order-1324-annex-6/1.6','-- title: Удельный вес дополнительных профессиональных программ по приоритетным направлениям развития науки, техники и технологий в общем количестве реализуемых дополнительных профессиональных программ
-- code: 1.6
-- unit: %
-- kind: computed
-- source: приказ Минобрнауки России от 10.12.2013 № 1324, приложение № 6, пункт 1.6
-- wording: сверить с официальным текстом
-- valid: 2013-
-- owner: учебная часть
-- numerator: реализуемые программы с приоритетным направлением
-- denominator: реализуемые дополнительные профессиональные программы
-- rule: Программа реализуется, если в отчётном году училась хотя бы одна её группа, где есть приступившие; по другому выбору — если по ней завершено хотя бы одно обучение. Вид программы — на 31 декабря. Приоритетное направление указано в программе на 31 декабря.
-- parameters: first_year, last_year, organisation, opened, programmes
WITH closing AS (
    SELECT date_key / 10000 AS year, date_key AS last_day
    FROM dim_date
    WHERE month = 12 AND day = 31 AND date_key BETWEEN @first_year * 10000 AND @last_year * 10000 + 1231
),
realised AS (
    -- A programme once a year: by a group at work with someone who had started, or by a completion.
    SELECT closing.year, closing.last_day, programme.programme_key
    FROM closing
    CROSS JOIN dim_programme AS programme
    WHERE EXISTS (
            SELECT 1
            FROM dim_group AS study
            INNER JOIN mart_enrolment_day AS mart ON mart.group_key = study.group_key AND mart.date_key <= closing.last_day
            WHERE study.programme_key = programme.programme_key
                AND ((@programmes = ''active'' AND mart.started_n > 0
                        AND study.starts_on <= closing.last_day AND study.ends_on >= closing.year * 10000 + 101)
                    OR (@programmes = ''completed'' AND mart.completed_n > 0 AND mart.date_key >= closing.year * 10000 + 101))
                AND (@organisation IS NULL OR study.org_key = @organisation)
                AND (@scope_organisation IS NULL OR study.org_key = @scope_organisation)
                AND (@scope_curator IS NULL OR study.curator_key = @scope_curator))
        AND @scope_learner IS NULL
)
SELECT
    realised.year,
    '''' AS line_code,
    '''' AS graph_code,
    sum(iif(coalesce(iif(version.programme_key IS NULL, programme.priority_area, version.priority_area), '''') <> '''', 1, 0)) AS numerator,
    count(*) AS denominator,
    iif(@opened = 1, realised.programme_key, NULL) AS programme_key,
    NULL AS group_key,
    NULL AS learner_key,
    NULL AS teacher_key
FROM realised
INNER JOIN dim_programme AS programme ON programme.programme_key = realised.programme_key
LEFT JOIN dim_programme_history AS version
    ON version.programme_key = realised.programme_key
    AND version.valid_from <= realised.last_day AND version.valid_to > realised.last_day
WHERE coalesce(version.kind, programme.kind) IN (''qualification'', ''retraining'')
GROUP BY realised.year, iif(@opened = 1, realised.programme_key, NULL);
'),
(1,1,11,'Indicators/order-1324-annex-6/1.7','-- title: Удельный вес дополнительных профессиональных программ, прошедших профессионально-общественную аккредитацию, в общем количестве реализуемых дополнительных профессиональных программ
-- code: 1.7
-- unit: %
-- kind: computed
-- source: приказ Минобрнауки России от 10.12.2013 № 1324, приложение № 6, пункт 1.7
-- wording: сверить с официальным текстом
-- valid: 2013-
-- owner: учебная часть
-- numerator: реализуемые программы с действующей профессионально-общественной аккредитацией
-- denominator: реализуемые дополнительные профессиональные программы
-- rule: Программа реализуется, если в отчётном году училась хотя бы одна её группа, где есть приступившие; по другому выбору — если по ней завершено хотя бы одно обучение. Вид программы — на 31 декабря. Аккредитация действует на 31 декабря.
-- parameters: first_year, last_year, organisation, opened, programmes
WITH closing AS (
    SELECT date_key / 10000 AS year, date_key AS last_day
    FROM dim_date
    WHERE month = 12 AND day = 31 AND date_key BETWEEN @first_year * 10000 AND @last_year * 10000 + 1231
),
realised AS (
    -- A programme once a year: by a group at work with someone who had started, or by a completion.
    SELECT closing.year, closing.last_day, programme.programme_key
    FROM closing
    CROSS JOIN dim_programme AS programme
    WHERE EXISTS (
            SELECT 1
            FROM dim_group AS study
            INNER JOIN mart_enrolment_day AS mart ON mart.group_key = study.group_key AND mart.date_key <= closing.last_day
            WHERE study.programme_key = programme.programme_key
                AND ((@programmes = ''active'' AND mart.started_n > 0
                        AND study.starts_on <= closing.last_day AND study.ends_on >= closing.year * 10000 + 101)
                    OR (@programmes = ''completed'' AND mart.completed_n > 0 AND mart.date_key >= closing.year * 10000 + 101))
                AND (@organisation IS NULL OR study.org_key = @organisation)
                AND (@scope_organisation IS NULL OR study.org_key = @scope_organisation)
                AND (@scope_curator IS NULL OR study.curator_key = @scope_curator))
        AND @scope_learner IS NULL
)
SELECT
    realised.year,
    '''' AS line_code,
    '''' AS graph_code,
    sum(iif(
        coalesce(iif(version.programme_key IS NULL, programme.accredited_from, version.accredited_from), 99991231) <= realised.last_day
        AND coalesce(iif(version.programme_key IS NULL, programme.accredited_to, version.accredited_to), 99991231) >= realised.last_day, 1, 0)) AS numerator,
    count(*) AS denominator,
    iif(@opened = 1, realised.programme_key, NULL) AS programme_key,
    NULL AS group_key,
    NULL AS learner_key,
    NULL AS teacher_key
FROM realised
INNER JOIN dim_programme AS programme ON programme.programme_key = realised.programme_key
LEFT JOIN dim_programme_history AS version
    ON version.programme_key = realised.programme_key
    AND version.valid_from <= realised.last_day AND version.valid_to > realised.last_day
WHERE coalesce(version.kind, programme.kind) IN (''qualification'', ''retraining'')
GROUP BY realised.year, iif(@opened = 1, realised.programme_key, NULL);
'),
(1,1,12,'Indicators/order-1324-annex-6/1.8','-- title: Численность/удельный вес численности научно-педагогических работников, имеющих ученые степени и (или) ученые звания, в общей численности научно-педагогических работников образовательной организации
-- code: 1.8
-- unit: человек/%
-- kind: partly
-- entered: value
-- source: приказ Минобрнауки России от 10.12.2013 № 1324, приложение № 6, пункт 1.8
-- wording: сверить с официальным текстом
-- valid: 2013-
-- owner: кадровая служба
-- numerator: имеющие учёную степень или звание
-- denominator: научно-педагогические работники на 1 октября отчётного года
-- rule: Работающие на 1 октября отчётного года по файлу преподавателей, без договоров гражданско-правового характера, в людях; степень, категория и штат — на этот день. Если кадровый учёт ведётся в ставках, значение вводится вручную и заменяет вычисленное.
-- parameters: first_year, last_year, organisation, opened
WITH census AS (
    SELECT date_key / 10000 AS year, date_key AS day_key
    FROM dim_date
    WHERE month = 10 AND day = 1 AND date_key BETWEEN @first_year * 10000 AND @last_year * 10000 + 1231
)
SELECT
    census.year,
    '''' AS line_code,
    '''' AS graph_code,
    sum(iif(coalesce(version.degree, '''') <> '''' OR coalesce(version.title, '''') <> '''', 1, 0)) AS numerator,
    count(*) AS denominator,
    NULL AS programme_key,
    NULL AS group_key,
    NULL AS learner_key,
    iif(@opened = 1, teacher.teacher_key, NULL) AS teacher_key
FROM census
INNER JOIN dim_teacher AS teacher
    ON coalesce(teacher.hired_on, 0) <= census.day_key AND coalesce(teacher.left_on, 99991231) > census.day_key
LEFT JOIN dim_teacher_history AS version
    ON version.teacher_key = teacher.teacher_key AND version.valid_from <= census.day_key AND version.valid_to > census.day_key
WHERE teacher.teacher_key <> 0
    AND teacher.is_inferred = 0
    AND coalesce(version.staff, teacher.staff, '''') NOT LIKE ''%ГПХ%''
    AND coalesce(version.staff, teacher.staff, '''') NOT LIKE ''%ражданско-правов%''
    AND (@organisation IS NULL OR teacher.org_key = @organisation)
    AND (@scope_organisation IS NULL OR teacher.org_key = @scope_organisation)
    AND (@scope_curator IS NULL OR teacher.teacher_key = @scope_curator)
    AND @scope_learner IS NULL
GROUP BY census.year, iif(@opened = 1, teacher.teacher_key, NULL);
'),
(1,1,13,'Indicators/order-1324-annex-6/1.9','-- title: Численность/удельный вес численности научно-педагогических работников, прошедших за отчетный период повышение квалификации или профессиональную переподготовку, в общей численности научно-педагогических работников
-- code: 1.9
-- unit: человек/%
-- kind: partly
-- entered: value
-- source: приказ Минобрнауки России от 10.12.2013 № 1324, приложение № 6, пункт 1.9
-- wording: сверить с официальным текстом
-- valid: 2013-
-- owner: кадровая служба
-- numerator: прошедшие повышение квалификации или переподготовку в отчётном году
-- denominator: научно-педагогические работники на 1 октября отчётного года
-- rule: Работающие на 1 октября отчётного года по файлу преподавателей, без договоров гражданско-правового характера, в людях; день обучения — в отчётном году. Если кадровый учёт ведётся в ставках, значение вводится вручную и заменяет вычисленное.
-- parameters: first_year, last_year, organisation, opened
WITH census AS (
    SELECT date_key / 10000 AS year, date_key AS day_key
    FROM dim_date
    WHERE month = 10 AND day = 1 AND date_key BETWEEN @first_year * 10000 AND @last_year * 10000 + 1231
)
SELECT
    census.year,
    '''' AS line_code,
    '''' AS graph_code,
    count(training.teacher_key) AS numerator,
    count(*) AS denominator,
    NULL AS programme_key,
    NULL AS group_key,
    NULL AS learner_key,
    iif(@opened = 1, teacher.teacher_key, NULL) AS teacher_key
FROM census
INNER JOIN dim_teacher AS teacher
    ON coalesce(teacher.hired_on, 0) <= census.day_key AND coalesce(teacher.left_on, 99991231) > census.day_key
LEFT JOIN dim_teacher_history AS version
    ON version.teacher_key = teacher.teacher_key AND version.valid_from <= census.day_key AND version.valid_to > census.day_key
LEFT JOIN (
    SELECT DISTINCT teacher_key, trained_on / 10000 AS year FROM dim_teacher_history WHERE trained_on IS NOT NULL
) AS training ON training.teacher_key = teacher.teacher_key AND training.year = census.year
WHERE teacher.teacher_key <> 0
    AND teacher.is_inferred = 0
    AND coalesce(version.staff, teacher.staff, '''') NOT LIKE ''%ГПХ%''
    AND coalesce(version.staff, teacher.staff, '''') NOT LIKE ''%ражданско-правов%''
    AND (@organisation IS NULL OR teacher.org_key = @organisation)
    AND (@scope_organisation IS NULL OR teacher.org_key = @scope_organisation)
    AND (@scope_curator IS NULL OR teacher.teacher_key = @scope_curator)
    AND @scope_learner IS NULL
GROUP BY census.year, iif(@opened = 1, teacher.teacher_key, NULL);
'),
(1,1,14,'Indicators/order-1324-annex-6/1.10','-- title: Численность/удельный вес численности педагогических работников, которым по результатам аттестации присвоена квалификационная категория, в общей численности педагогических работников, в том числе:
-- code: 1.10
-- unit: человек/%
-- kind: partly
-- entered: value
-- source: приказ Минобрнауки России от 10.12.2013 № 1324, приложение № 6, пункт 1.10
-- wording: сверить с официальным текстом
-- valid: 2013-
-- owner: кадровая служба
-- numerator: имеющие высшую или первую категорию
-- denominator: педагогические работники на 1 октября отчётного года
-- rule: Работающие на 1 октября отчётного года по файлу преподавателей, без договоров гражданско-правового характера, в людях; степень, категория и штат — на этот день. Если кадровый учёт ведётся в ставках, значение вводится вручную и заменяет вычисленное.
-- parameters: first_year, last_year, organisation, opened
WITH census AS (
    SELECT date_key / 10000 AS year, date_key AS day_key
    FROM dim_date
    WHERE month = 10 AND day = 1 AND date_key BETWEEN @first_year * 10000 AND @last_year * 10000 + 1231
)
SELECT
    census.year,
    '''' AS line_code,
    '''' AS graph_code,
    sum(iif(coalesce(version.category, '''') LIKE ''_ысш%'' OR coalesce(version.category, '''') LIKE ''_ерв%'', 1, 0)) AS numerator,
    count(*) AS denominator,
    NULL AS programme_key,
    NULL AS group_key,
    NULL AS learner_key,
    iif(@opened = 1, teacher.teacher_key, NULL) AS teacher_key
FROM census
INNER JOIN dim_teacher AS teacher
    ON coalesce(teacher.hired_on, 0) <= census.day_key AND coalesce(teacher.left_on, 99991231) > census.day_key
LEFT JOIN dim_teacher_history AS version
    ON version.teacher_key = teacher.teacher_key AND version.valid_from <= census.day_key AND version.valid_to > census.day_key
WHERE teacher.teacher_key <> 0
    AND teacher.is_inferred = 0
    AND coalesce(version.staff, teacher.staff, '''') NOT LIKE ''%ГПХ%''
    AND coalesce(version.staff, teacher.staff, '''') NOT LIKE ''%ражданско-правов%''
    AND (@organisation IS NULL OR teacher.org_key = @organisation)
    AND (@scope_organisation IS NULL OR teacher.org_key = @scope_organisation)
    AND (@scope_curator IS NULL OR teacher.teacher_key = @scope_curator)
    AND @scope_learner IS NULL
GROUP BY census.year, iif(@opened = 1, teacher.teacher_key, NULL);
'),
(1,1,15,'Indicators/order-1324-annex-6/1.10.1','-- title: Высшая
-- code: 1.10.1
-- unit: человек/%
-- kind: partly
-- entered: value
-- source: приказ Минобрнауки России от 10.12.2013 № 1324, приложение № 6, пункт 1.10.1
-- wording: сверить с официальным текстом
-- valid: 2013-
-- owner: кадровая служба
-- numerator: имеющие высшую категорию
-- denominator: педагогические работники на 1 октября отчётного года
-- rule: Работающие на 1 октября отчётного года по файлу преподавателей, без договоров гражданско-правового характера, в людях; степень, категория и штат — на этот день. Если кадровый учёт ведётся в ставках, значение вводится вручную и заменяет вычисленное.
-- parameters: first_year, last_year, organisation, opened
WITH census AS (
    SELECT date_key / 10000 AS year, date_key AS day_key
    FROM dim_date
    WHERE month = 10 AND day = 1 AND date_key BETWEEN @first_year * 10000 AND @last_year * 10000 + 1231
)
SELECT
    census.year,
    '''' AS line_code,
    '''' AS graph_code,
    sum(iif(coalesce(version.category, '''') LIKE ''_ысш%'', 1, 0)) AS numerator,
    count(*) AS denominator,
    NULL AS programme_key,
    NULL AS group_key,
    NULL AS learner_key,
    iif(@opened = 1, teacher.teacher_key, NULL) AS teacher_key
FROM census
INNER JOIN dim_teacher AS teacher
    ON coalesce(teacher.hired_on, 0) <= census.day_key AND coalesce(teacher.left_on, 99991231) > census.day_key
LEFT JOIN dim_teacher_history AS version
    ON version.teacher_key = teacher.teacher_key AND version.valid_from <= census.day_key AND version.valid_to > census.day_key
WHERE teacher.teacher_key <> 0
    AND teacher.is_inferred = 0
    AND coalesce(version.staff, teacher.staff, '''') NOT LIKE ''%ГПХ%''
    AND coalesce(version.staff, teacher.staff, '''') NOT LIKE ''%ражданско-правов%''
    AND (@organisation IS NULL OR teacher.org_key = @organisation)
    AND (@scope_organisation IS NULL OR teacher.org_key = @scope_organisation)
    AND (@scope_curator IS NULL OR teacher.teacher_key = @scope_curator)
    AND @scope_learner IS NULL
GROUP BY census.year, iif(@opened = 1, teacher.teacher_key, NULL);
'),
(1,1,16,'Indicators/order-1324-annex-6/1.10.2','-- title: Первая
-- code: 1.10.2
-- unit: человек/%
-- kind: partly
-- entered: value
-- source: приказ Минобрнауки России от 10.12.2013 № 1324, приложение № 6, пункт 1.10.2
-- wording: сверить с официальным текстом
-- valid: 2013-
-- owner: кадровая служба
-- numerator: имеющие первую категорию
-- denominator: педагогические работники на 1 октября отчётного года
-- rule: Работающие на 1 октября отчётного года по файлу преподавателей, без договоров гражданско-правового характера, в людях; степень, категория и штат — на этот день. Если кадровый учёт ведётся в ставках, значение вводится вручную и заменяет вычисленное.
-- parameters: first_year, last_year, organisation, opened
WITH census AS (
    SELECT date_key / 10000 AS year, date_key AS day_key
    FROM dim_date
    WHERE month = 10 AND day = 1 AND date_key BETWEEN @first_year * 10000 AND @last_year * 10000 + 1231
)
SELECT
    census.year,
    '''' AS line_code,
    '''' AS graph_code,
    sum(iif(coalesce(version.category, '''') LIKE ''_ерв%'', 1, 0)) AS numerator,
    count(*) AS denominator,
    NULL AS programme_key,
    NULL AS group_key,
    NULL AS learner_key,
    iif(@opened = 1, teacher.teacher_key, NULL) AS teacher_key
FROM census
INNER JOIN dim_teacher AS teacher
    ON coalesce(teacher.hired_on, 0) <= census.day_key AND coalesce(teacher.left_on, 99991231) > census.day_key
LEFT JOIN dim_teacher_history AS version
    ON version.teacher_key = teacher.teacher_key AND version.valid_from <= census.day_key AND version.valid_to > census.day_key
WHERE teacher.teacher_key <> 0
    AND teacher.is_inferred = 0
    AND coalesce(version.staff, teacher.staff, '''') NOT LIKE ''%ГПХ%''
    AND coalesce(version.staff, teacher.staff, '''') NOT LIKE ''%ражданско-правов%''
    AND (@organisation IS NULL OR teacher.org_key = @organisation)
    AND (@scope_organisation IS NULL OR teacher.org_key = @scope_organisation)
    AND (@scope_curator IS NULL OR teacher.teacher_key = @scope_curator)
    AND @scope_learner IS NULL
GROUP BY census.year, iif(@opened = 1, teacher.teacher_key, NULL);
'),
(1,1,17,'Indicators/order-1324-annex-6/1.11','-- title: Средний возраст штатных научно-педагогических работников организации дополнительного профессионального образования
-- code: 1.11
-- unit: лет
-- form: mean
-- decimals: 1
-- kind: partly
-- entered: value
-- source: приказ Минобрнауки России от 10.12.2013 № 1324, приложение № 6, пункт 1.11
-- wording: сверить с официальным текстом
-- valid: 2013-
-- owner: кадровая служба
-- range: 18..100
-- numerator: сумма полных лет штатных работников на 1 октября
-- denominator: штатные научно-педагогические работники с известной датой рождения
-- rule: Работающие на 1 октября отчётного года по файлу преподавателей, без договоров гражданско-правового характера, в людях; штат — на этот день. Если кадровый учёт ведётся в ставках, значение вводится вручную и заменяет вычисленное.
-- parameters: first_year, last_year, organisation, opened
WITH census AS (
    SELECT date_key / 10000 AS year, date_key AS day_key
    FROM dim_date
    WHERE month = 10 AND day = 1 AND date_key BETWEEN @first_year * 10000 AND @last_year * 10000 + 1231
)
SELECT
    census.year,
    '''' AS line_code,
    '''' AS graph_code,
    sum((census.day_key - teacher.birth_date) / 10000) AS numerator,
    count(*) AS denominator,
    NULL AS programme_key,
    NULL AS group_key,
    NULL AS learner_key,
    iif(@opened = 1, teacher.teacher_key, NULL) AS teacher_key
FROM census
INNER JOIN dim_teacher AS teacher
    ON coalesce(teacher.hired_on, 0) <= census.day_key AND coalesce(teacher.left_on, 99991231) > census.day_key
LEFT JOIN dim_teacher_history AS version
    ON version.teacher_key = teacher.teacher_key AND version.valid_from <= census.day_key AND version.valid_to > census.day_key
WHERE teacher.teacher_key <> 0
    AND teacher.is_inferred = 0
    AND coalesce(version.staff, teacher.staff, '''') NOT LIKE ''%ГПХ%''
    AND coalesce(version.staff, teacher.staff, '''') NOT LIKE ''%ражданско-правов%''
    AND teacher.birth_date IS NOT NULL
    AND coalesce(version.staff, teacher.staff, '''') LIKE ''_тат%''
    AND (@organisation IS NULL OR teacher.org_key = @organisation)
    AND (@scope_organisation IS NULL OR teacher.org_key = @scope_organisation)
    AND (@scope_curator IS NULL OR teacher.teacher_key = @scope_curator)
    AND @scope_learner IS NULL
GROUP BY census.year, iif(@opened = 1, teacher.teacher_key, NULL);
'),
(1,1,18,'Indicators/order-1324-annex-6/1.12','-- title: Результативность выполнения образовательной организацией государственного задания в части реализации дополнительных профессиональных программ
-- code: 1.12
-- unit: %
-- kind: partly
-- entered: denominator
-- source: приказ Минобрнауки России от 10.12.2013 № 1324, приложение № 6, пункт 1.12
-- wording: сверить с официальным текстом
-- valid: 2013-
-- owner: учебная часть
-- numerator: завершившие обучение за счёт государственного задания
-- denominator: число обучений по государственному заданию, вводится
-- rule: Завершённые в отчётном году обучения в группах, у которых в финансировании указано государственное задание. План задания вводится по документу.
-- parameters: first_year, last_year, organisation, opened, people
WITH part AS (
    -- How many completed stands in the mart, who they are in the facts; those who never started are in neither.
    SELECT mart.date_key, mart.group_key, 0 AS learner_key, mart.completed_n AS n
    FROM mart_enrolment_day AS mart
    WHERE @opened = 0 AND @people = ''completions'' AND mart.completed_n > 0
        AND mart.date_key BETWEEN @first_year * 10000 AND @last_year * 10000 + 1231
    UNION ALL
    SELECT fact.completed_date_key, fact.group_key, fact.learner_key, 1
    FROM fact_enrolment AS fact
    WHERE (@opened = 1 OR @people = ''persons'') AND fact.started_date_key IS NOT NULL
        AND fact.completed_date_key BETWEEN @first_year * 10000 AND @last_year * 10000 + 1231
        AND (@scope_learner IS NULL OR fact.learner_key = @scope_learner)
),
counted AS (
    SELECT
        part.date_key / 10000 AS year,
        iif(@opened = 1 AND @people = ''completions'', part.group_key, NULL) AS group_key,
        part.learner_key,
        iif(study.funding LIKE ''%осударственное задание%'' OR study.funding LIKE ''%осзадани%'', 1, 0) AS is_counted,
        sum(part.n) AS n
    FROM part
    INNER JOIN dim_group AS study ON study.group_key = part.group_key
    WHERE (@organisation IS NULL OR study.org_key = @organisation)
        AND (@scope_organisation IS NULL OR study.org_key = @scope_organisation)
        AND (@scope_curator IS NULL OR study.curator_key = @scope_curator)
        AND (@scope_learner IS NULL OR part.learner_key = @scope_learner)
    GROUP BY
        part.date_key / 10000,
        iif(@opened = 1 AND @people = ''completions'', part.group_key, NULL),
        part.learner_key,
        iif(study.funding LIKE ''%осударственное задание%'' OR study.funding LIKE ''%осзадани%'', 1, 0)
)
SELECT
    year,
    '''' AS line_code,
    '''' AS graph_code,
    iif(@people = ''persons'', count(DISTINCT iif(is_counted = 1, learner_key, NULL)), sum(is_counted * n)) AS numerator,
    NULL AS denominator,
    NULL AS programme_key,
    group_key,
    iif(@opened = 1, learner_key, NULL) AS learner_key,
    NULL AS teacher_key
FROM counted
WHERE is_counted = 1
GROUP BY year, group_key, iif(@opened = 1, learner_key, NULL);
'),
(1,1,19,'Indicators/order-1324-annex-6/2.1','-- title: Количество цитирований в индексируемой системе цитирования Web of Science в расчете на 100 научно-педагогических работников
-- code: 2.1
-- unit: единиц
-- decimals: 2
-- kind: manual
-- source: приказ Минобрнауки России от 10.12.2013 № 1324, приложение № 6, пункт 2.1
-- wording: сверить с официальным текстом
-- valid: 2013-
-- owner: научно-методический отдел
-- rule: Вводится по документу в расчёте на 100 научно-педагогических работников, которые считаются на 1 октября отчётного года.
'),
(1,1,20,'Indicators/order-1324-annex-6/2.2','-- title: Количество цитирований в индексируемой системе цитирования Scopus в расчете на 100 научно-педагогических работников
-- code: 2.2
-- unit: единиц
-- decimals: 2
-- kind: manual
-- source: приказ Минобрнауки России от 10.12.2013 № 1324, приложение № 6, пункт 2.2
-- wording: сверить с официальным текстом
-- valid: 2013-
-- owner: научно-методический отдел
-- rule: Вводится по документу в расчёте на 100 научно-педагогических работников, которые считаются на 1 октября отчётного года.
'),
(1,1,21,'Indicators/order-1324-annex-6/2.3','-- title: Количество цитирований в Российском индексе научного цитирования (далее - РИНЦ) в расчете на 100 научно-педагогических работников
-- code: 2.3
-- unit: единиц
-- decimals: 2
-- kind: manual
-- source: приказ Минобрнауки России от 10.12.2013 № 1324, приложение № 6, пункт 2.3
-- wording: сверить с официальным текстом
-- valid: 2013-
-- owner: научно-методический отдел
-- rule: Вводится по документу в расчёте на 100 научно-педагогических работников, которые считаются на 1 октября отчётного года.
'),
(1,1,22,'Indicators/order-1324-annex-6/2.4','-- title: Количество статей в научной периодике, индексируемой в системе цитирования Web of Science, в расчете на 100 научно-педагогических работников
-- code: 2.4
-- unit: единиц
-- decimals: 2
-- kind: manual
-- source: приказ Минобрнауки России от 10.12.2013 № 1324, приложение № 6, пункт 2.4
-- wording: сверить с официальным текстом
-- valid: 2013-
-- owner: научно-методический отдел
-- rule: Вводится по документу в расчёте на 100 научно-педагогических работников, которые считаются на 1 октября отчётного года.
'),
(1,1,23,'Indicators/order-1324-annex-6/2.5','-- title: Количество статей в научной периодике, индексируемой в системе цитирования Scopus, в расчете на 100 научно-педагогических работников
-- code: 2.5
-- unit: единиц
-- decimals: 2
-- kind: manual
-- source: приказ Минобрнауки России от 10.12.2013 № 1324, приложение № 6, пункт 2.5
-- wording: сверить с официальным текстом
-- valid: 2013-
-- owner: научно-методический отдел
-- rule: Вводится по документу в расчёте на 100 научно-педагогических работников, которые считаются на 1 октября отчётного года.
'),
(1,1,24,'Indicators/order-1324-annex-6/2.6','-- title: Количество публикаций в РИНЦ в расчете на 100 научно-педагогических работников
-- code: 2.6
-- unit: единиц
-- decimals: 2
-- kind: manual
-- source: приказ Минобрнауки России от 10.12.2013 № 1324, приложение № 6, пункт 2.6
-- wording: сверить с официальным текстом
-- valid: 2013-
-- owner: научно-методический отдел
-- rule: Вводится по документу в расчёте на 100 научно-педагогических работников, которые считаются на 1 октября отчётного года.
'),
(1,1,25,'Indicators/order-1324-annex-6/2.7','-- title: Общий объем НИОКР
-- code: 2.7
-- unit: тыс. руб.
-- kind: manual
-- source: приказ Минобрнауки России от 10.12.2013 № 1324, приложение № 6, пункт 2.7
-- wording: сверить с официальным текстом
-- valid: 2013-
-- owner: научно-методический отдел
-- rule: Вводится по документу.
'),
(1,1,26,'Indicators/order-1324-annex-6/2.8','-- title: Объем НИОКР в расчете на одного научно-педагогического работника
-- code: 2.8
-- unit: тыс. руб.
-- kind: manual
-- source: приказ Минобрнауки России от 10.12.2013 № 1324, приложение № 6, пункт 2.8
-- wording: сверить с официальным текстом
-- valid: 2013-
-- owner: научно-методический отдел
-- rule: Вводится по документу в расчёте на одного научно-педагогического работника, которые считаются на 1 октября отчётного года.
'),
(1,1,27,'Indicators/order-1324-annex-6/2.9','-- title: Удельный вес доходов от НИОКР в общих доходах образовательной организации
-- code: 2.9
-- unit: %
-- kind: manual
-- source: приказ Минобрнауки России от 10.12.2013 № 1324, приложение № 6, пункт 2.9
-- wording: сверить с официальным текстом
-- valid: 2013-
-- owner: научно-методический отдел
-- numerator: доходы от НИОКР, тыс. руб.
-- denominator: общие доходы организации, тыс. руб.
-- rule: Вводится по документу.
'),
(1,1,28,'Indicators/order-1324-annex-6/2.10','-- title: Удельный вес НИОКР, выполненных собственными силами (без привлечения соисполнителей), в общих доходах образовательной организации от НИОКР
-- code: 2.10
-- unit: %
-- kind: manual
-- source: приказ Минобрнауки России от 10.12.2013 № 1324, приложение № 6, пункт 2.10
-- wording: сверить с официальным текстом
-- valid: 2013-
-- owner: научно-методический отдел
-- numerator: НИОКР, выполненные собственными силами, тыс. руб.
-- denominator: общие доходы от НИОКР, тыс. руб.
-- rule: Вводится по документу.
'),
(1,1,29,'Indicators/order-1324-annex-6/2.11','-- title: Количество подготовленных печатных учебных изданий (включая учебники и учебные пособия), методических и периодических изданий, количество изданных за отчетный период
-- code: 2.11
-- unit: единиц
-- kind: manual
-- source: приказ Минобрнауки России от 10.12.2013 № 1324, приложение № 6, пункт 2.11
-- wording: сверить с официальным текстом
-- valid: 2013-
-- owner: научно-методический отдел
-- rule: Вводится по документу.
'),
(1,1,30,'Indicators/order-1324-annex-6/2.12','-- title: Количество проведенных международных и всероссийских (межрегиональных) научных семинаров и конференций
-- code: 2.12
-- unit: единиц
-- kind: manual
-- source: приказ Минобрнауки России от 10.12.2013 № 1324, приложение № 6, пункт 2.12
-- wording: сверить с официальным текстом
-- valid: 2013-
-- owner: научно-методический отдел
-- rule: Вводится по документу.
'),
(1,1,31,'Indicators/order-1324-annex-6/2.13','-- title: Количество подготовленных научных и научно-педагогических кадров высшей квалификации за отчетный период
-- code: 2.13
-- unit: человек
-- kind: manual
-- source: приказ Минобрнауки России от 10.12.2013 № 1324, приложение № 6, пункт 2.13
-- wording: сверить с официальным текстом
-- valid: 2013-
-- owner: научно-методический отдел
-- rule: Вводится по документу.
'),
(1,1,32,'Indicators/order-1324-annex-6/2.14','-- title: Численность/удельный вес численности научно-педагогических работников без ученой степени - до 30 лет, кандидатов наук - до 35 лет, докторов наук - до 40 лет, в общей численности научно-педагогических работников
-- code: 2.14
-- unit: человек/%
-- kind: manual
-- source: приказ Минобрнауки России от 10.12.2013 № 1324, приложение № 6, пункт 2.14
-- wording: сверить с официальным текстом
-- valid: 2013-
-- owner: научно-методический отдел
-- numerator: научно-педагогические работники указанных возрастов
-- denominator: все научно-педагогические работники
-- rule: Вводится по документу.
'),
(1,1,33,'Indicators/order-1324-annex-6/2.15','-- title: Число научных журналов, в том числе электронных, издаваемых образовательной организацией
-- code: 2.15
-- unit: единиц
-- kind: manual
-- source: приказ Минобрнауки России от 10.12.2013 № 1324, приложение № 6, пункт 2.15
-- wording: сверить с официальным текстом
-- valid: 2013-
-- owner: научно-методический отдел
-- rule: Вводится по документу.
'),
(1,1,34,'Indicators/order-1324-annex-6/3.1','-- title: Доходы образовательной организации по всем видам финансового обеспечения (деятельности)
-- code: 3.1
-- unit: тыс. руб.
-- kind: manual
-- source: приказ Минобрнауки России от 10.12.2013 № 1324, приложение № 6, пункт 3.1
-- wording: сверить с официальным текстом
-- valid: 2013-
-- owner: бухгалтерия
-- rule: Вводится по документу.
'),
(1,1,35,'Indicators/order-1324-annex-6/3.2','-- title: Доходы образовательной организации по всем видам финансового обеспечения (деятельности) в расчете на одного научно-педагогического работника
-- code: 3.2
-- unit: тыс. руб.
-- kind: manual
-- source: приказ Минобрнауки России от 10.12.2013 № 1324, приложение № 6, пункт 3.2
-- wording: сверить с официальным текстом
-- valid: 2013-
-- owner: бухгалтерия
-- rule: Вводится по документу в расчёте на одного научно-педагогического работника, которые считаются на 1 октября отчётного года.
'),
(1,1,36,'Indicators/order-1324-annex-6/3.3','-- title: Доходы образовательной организации из средств от приносящей доход деятельности в расчете на одного научно-педагогического работника
-- code: 3.3
-- unit: тыс. руб.
-- kind: manual
-- source: приказ Минобрнауки России от 10.12.2013 № 1324, приложение № 6, пункт 3.3
-- wording: сверить с официальным текстом
-- valid: 2013-
-- owner: бухгалтерия
-- rule: Вводится по документу в расчёте на одного научно-педагогического работника, которые считаются на 1 октября отчётного года.
'),
(1,1,37,'Indicators/order-1324-annex-6/4.1','-- title: Общая площадь помещений, в которых осуществляется образовательная деятельность, в расчете на одного слушателя, в том числе:
-- code: 4.1
-- unit: кв. м
-- form: mean
-- kind: partly
-- entered: numerator
-- base: 1.1
-- source: приказ Минобрнауки России от 10.12.2013 № 1324, приложение № 6, пункт 4.1
-- wording: сверить с официальным текстом
-- valid: 2013-
-- owner: административно-хозяйственный отдел
-- numerator: общая площадь помещений, кв. м, вводится
-- denominator: все слушатели, завершившие обучение в отчётном году
-- rule: Введённая величина делится на число слушателей, завершивших обучение в отчётном году: знаменатель показателя 1.1.
'),
(1,1,38,'Indicators/order-1324-annex-6/4.1.1','-- title: Имеющихся у образовательной организации на праве собственности
-- code: 4.1.1
-- unit: кв. м
-- form: mean
-- kind: partly
-- entered: numerator
-- base: 1.1
-- source: приказ Минобрнауки России от 10.12.2013 № 1324, приложение № 6, пункт 4.1.1
-- wording: сверить с официальным текстом
-- valid: 2013-
-- owner: административно-хозяйственный отдел
-- numerator: площадь помещений в собственности, кв. м, вводится
-- denominator: все слушатели, завершившие обучение в отчётном году
-- rule: Введённая величина делится на число слушателей, завершивших обучение в отчётном году: знаменатель показателя 1.1.
'),
(1,1,39,'Indicators/order-1324-annex-6/4.1.2','-- title: Закрепленных за образовательной организацией на праве оперативного управления
-- code: 4.1.2
-- unit: кв. м
-- form: mean
-- kind: partly
-- entered: numerator
-- base: 1.1
-- source: приказ Минобрнауки России от 10.12.2013 № 1324, приложение № 6, пункт 4.1.2
-- wording: сверить с официальным текстом
-- valid: 2013-
-- owner: административно-хозяйственный отдел
-- numerator: площадь помещений в оперативном управлении, кв. м, вводится
-- denominator: все слушатели, завершившие обучение в отчётном году
-- rule: Введённая величина делится на число слушателей, завершивших обучение в отчётном году: знаменатель показателя 1.1.
'),
(1,1,40,'Indicators/order-1324-annex-6/4.1.3','-- title: Предоставленных образовательной организации в аренду, безвозмездное пользование
-- code: 4.1.3
-- unit: кв. м
-- form: mean
-- kind: partly
-- entered: numerator
-- base: 1.1
-- source: приказ Минобрнауки России от 10.12.2013 № 1324, приложение № 6, пункт 4.1.3
-- wording: сверить с официальным текстом
-- valid: 2013-
-- owner: административно-хозяйственный отдел
-- numerator: площадь арендованных и предоставленных помещений, кв. м, вводится
-- denominator: все слушатели, завершившие обучение в отчётном году
-- rule: Введённая величина делится на число слушателей, завершивших обучение в отчётном году: знаменатель показателя 1.1.
'),
(1,1,41,'Indicators/order-1324-annex-6/4.2','-- title: Количество экземпляров печатных учебных изданий (включая учебники и учебные пособия) из общего количества единиц хранения библиотечного фонда, состоящих на учете, в расчете на одного слушателя
-- code: 4.2
-- unit: единиц
-- form: mean
-- kind: partly
-- entered: numerator
-- base: 1.1
-- source: приказ Минобрнауки России от 10.12.2013 № 1324, приложение № 6, пункт 4.2
-- wording: сверить с официальным текстом
-- valid: 2013-
-- owner: библиотека
-- numerator: экземпляров печатных учебных изданий, вводится
-- denominator: все слушатели, завершившие обучение в отчётном году
-- rule: Введённая величина делится на число слушателей, завершивших обучение в отчётном году: знаменатель показателя 1.1.
'),
(1,1,42,'Indicators/order-1324-annex-6/4.3','-- title: Количество электронных учебных изданий (включая учебники и учебные пособия)
-- code: 4.3
-- unit: единиц
-- kind: manual
-- source: приказ Минобрнауки России от 10.12.2013 № 1324, приложение № 6, пункт 4.3
-- wording: сверить с официальным текстом
-- valid: 2013-
-- owner: библиотека
-- rule: Вводится по документу.
'),
(1,1,43,'Indicators/order-1324-annex-6/4.4','-- title: Численность/удельный вес численности слушателей, проживающих в общежитиях, в общей численности слушателей, нуждающихся в общежитиях
-- code: 4.4
-- unit: человек/%
-- kind: computed
-- source: приказ Минобрнауки России от 10.12.2013 № 1324, приложение № 6, пункт 4.4
-- wording: сверить с официальным текстом
-- valid: 2013-
-- owner: административно-хозяйственный отдел
-- numerator: проживавшие в общежитии
-- denominator: завершившие обучение, нуждавшиеся в общежитии
-- rule: Из завершивших обучение в отчётном году: в поле «Общежитие» стоит «проживает» или «да» — проживал, «нуждается» — нуждался, но не проживал.
-- parameters: first_year, last_year, organisation, opened, people
WITH part AS (
    -- How many completed stands in the mart, who they are in the facts; those who never started are in neither.
    SELECT mart.date_key, mart.group_key, 0 AS learner_key, mart.dormitory, mart.completed_n AS n
    FROM mart_completion AS mart
    WHERE @opened = 0 AND @people = ''completions''
        AND mart.date_key BETWEEN @first_year * 10000 AND @last_year * 10000 + 1231
    UNION ALL
    SELECT fact.completed_date_key, fact.group_key, fact.learner_key, fact.dormitory, 1
    FROM fact_enrolment AS fact
    WHERE (@opened = 1 OR @people = ''persons'') AND fact.started_date_key IS NOT NULL
        AND fact.completed_date_key BETWEEN @first_year * 10000 AND @last_year * 10000 + 1231
        AND (@scope_learner IS NULL OR fact.learner_key = @scope_learner)
),
counted AS (
    SELECT
        part.date_key / 10000 AS year,
        iif(@opened = 1 AND @people = ''completions'', part.group_key, NULL) AS group_key,
        part.learner_key,
        iif(part.dormitory LIKE ''_рожива%'' OR part.dormitory IN (''да'', ''Да''), 1, 0) AS is_counted,
        sum(part.n) AS n
    FROM part
    INNER JOIN dim_group AS study ON study.group_key = part.group_key
    WHERE (@organisation IS NULL OR study.org_key = @organisation)
        AND (@scope_organisation IS NULL OR study.org_key = @scope_organisation)
        AND (@scope_curator IS NULL OR study.curator_key = @scope_curator)
        AND (@scope_learner IS NULL OR part.learner_key = @scope_learner)
        AND (part.dormitory LIKE ''_рожива%'' OR part.dormitory IN (''да'', ''Да'') OR part.dormitory LIKE ''_ужда%'')
    GROUP BY
        part.date_key / 10000,
        iif(@opened = 1 AND @people = ''completions'', part.group_key, NULL),
        part.learner_key,
        iif(part.dormitory LIKE ''_рожива%'' OR part.dormitory IN (''да'', ''Да''), 1, 0)
)
SELECT
    year,
    '''' AS line_code,
    '''' AS graph_code,
    iif(@people = ''persons'', count(DISTINCT iif(is_counted = 1, learner_key, NULL)), sum(is_counted * n)) AS numerator,
    iif(@people = ''persons'', count(DISTINCT learner_key), sum(n)) AS denominator,
    NULL AS programme_key,
    group_key,
    iif(@opened = 1, learner_key, NULL) AS learner_key,
    NULL AS teacher_key
FROM counted
GROUP BY year, group_key, iif(@opened = 1, learner_key, NULL);
');
-- The rules of both editions are the same texts.
INSERT INTO edition_rule (edition_key, step_no, place, name, text)
SELECT 2, step_no, place, name, text FROM edition_rule WHERE edition_key = 1;
INSERT INTO edition_value (edition_key, step_no, place, code, line, graph, year, origin, number, base, computed_number, computed_base, entered_number, entered_base, document, entered_by, entered_at) VALUES
(1,1,0,'1.1','','',2021,'Computed','0','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,1,'1.1','','',2022,'Computed','0','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,2,'1.1','','',2023,'Computed','0','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,3,'1.1','','',2024,'Computed','0','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,4,'1.1','','',2025,'Computed','3','3',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,5,'1.2','','',2021,'Computed','0','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,6,'1.2','','',2022,'Computed','0','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,7,'1.2','','',2023,'Computed','0','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,8,'1.2','','',2024,'Computed','0','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,9,'1.2','','',2025,'Computed','0','3',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,10,'1.3','','',2021,'Computed','0','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,11,'1.3','','',2022,'Computed','0','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,12,'1.3','','',2023,'Computed','0','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,13,'1.3','','',2024,'Computed','0','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,14,'1.3','','',2025,'Computed','0','3',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,15,'1.4','','',2021,'Computed','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,16,'1.4','','',2022,'Computed','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,17,'1.4','','',2023,'Computed','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,18,'1.4','','',2024,'Computed','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,19,'1.4','','',2025,'Computed','2',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,20,'1.4.1','','',2021,'Computed','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,21,'1.4.1','','',2022,'Computed','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,22,'1.4.1','','',2023,'Computed','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,23,'1.4.1','','',2024,'Computed','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,24,'1.4.1','','',2025,'Computed','1',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,25,'1.4.2','','',2021,'Computed','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,26,'1.4.2','','',2022,'Computed','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,27,'1.4.2','','',2023,'Computed','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,28,'1.4.2','','',2024,'Computed','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,29,'1.4.2','','',2025,'Computed','1',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,30,'1.5','','',2021,'Computed','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,31,'1.5','','',2022,'Computed','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,32,'1.5','','',2023,'Computed','2',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,33,'1.5','','',2024,'Computed','3',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,34,'1.5','','',2025,'Computed','2',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,35,'1.5.1','','',2021,'Computed','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,36,'1.5.1','','',2022,'Computed','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,37,'1.5.1','','',2023,'Computed','2',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,38,'1.5.1','','',2024,'Computed','1',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,39,'1.5.1','','',2025,'Computed','2',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,40,'1.5.2','','',2021,'Computed','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,41,'1.5.2','','',2022,'Computed','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,42,'1.5.2','','',2023,'Computed','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,43,'1.5.2','','',2024,'Computed','2',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,44,'1.5.2','','',2025,'Computed','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,45,'1.6','','',2021,'Computed','0','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,46,'1.6','','',2022,'Computed','0','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,47,'1.6','','',2023,'Computed','0','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,48,'1.6','','',2024,'Computed','0','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,49,'1.6','','',2025,'Computed','1','2',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,50,'1.7','','',2021,'Computed','0','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,51,'1.7','','',2022,'Computed','0','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,52,'1.7','','',2023,'Computed','0','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,53,'1.7','','',2024,'Computed','0','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,54,'1.7','','',2025,'Computed','0','2',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,55,'1.8','','',2021,'Computed','0','3',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,56,'1.8','','',2022,'Computed','0','4',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,57,'1.8','','',2023,'Computed','0','5',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,58,'1.8','','',2024,'Computed','0','5',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,59,'1.8','','',2025,'Computed','0','6',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,60,'1.9','','',2021,'Computed','0','3',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,61,'1.9','','',2022,'Computed','0','4',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,62,'1.9','','',2023,'Computed','2','5',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,63,'1.9','','',2024,'Computed','1','5',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,64,'1.9','','',2025,'Computed','3','6',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,65,'1.10','','',2021,'Computed','1','3',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,66,'1.10','','',2022,'Computed','1','4',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,67,'1.10','','',2023,'Computed','2','5',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,68,'1.10','','',2024,'Computed','2','5',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,69,'1.10','','',2025,'Computed','3','6',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,70,'1.10.1','','',2021,'Computed','0','3',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,71,'1.10.1','','',2022,'Computed','0','4',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,72,'1.10.1','','',2023,'Computed','0','5',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,73,'1.10.1','','',2024,'Computed','0','5',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,74,'1.10.1','','',2025,'Computed','0','6',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,75,'1.10.2','','',2021,'Computed','1','3',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,76,'1.10.2','','',2022,'Computed','1','4',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,77,'1.10.2','','',2023,'Computed','2','5',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,78,'1.10.2','','',2024,'Computed','2','5',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,79,'1.10.2','','',2025,'Computed','3','6',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,80,'1.11','','',2021,'Computed','77','2',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,81,'1.11','','',2022,'Computed','79','2',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,82,'1.11','','',2023,'Computed','129','3',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,83,'1.11','','',2024,'Computed','132','3',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,84,'1.11','','',2025,'Computed','192','4',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,85,'1.12','','',2021,'Missing','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,86,'1.12','','',2022,'Missing','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,87,'1.12','','',2023,'Missing','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,88,'1.12','','',2024,'Missing','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,89,'1.12','','',2025,'Missing','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,90,'2.1','','',2021,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,91,'2.1','','',2022,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,92,'2.1','','',2023,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,93,'2.1','','',2024,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,94,'2.1','','',2025,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,95,'2.2','','',2021,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,96,'2.2','','',2022,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,97,'2.2','','',2023,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,98,'2.2','','',2024,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,99,'2.2','','',2025,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,100,'2.3','','',2021,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,101,'2.3','','',2022,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,102,'2.3','','',2023,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,103,'2.3','','',2024,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,104,'2.3','','',2025,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,105,'2.4','','',2021,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,106,'2.4','','',2022,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,107,'2.4','','',2023,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,108,'2.4','','',2024,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,109,'2.4','','',2025,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,110,'2.5','','',2021,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,111,'2.5','','',2022,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,112,'2.5','','',2023,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,113,'2.5','','',2024,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,114,'2.5','','',2025,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,115,'2.6','','',2021,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,116,'2.6','','',2022,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,117,'2.6','','',2023,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,118,'2.6','','',2024,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,119,'2.6','','',2025,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,120,'2.7','','',2021,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,121,'2.7','','',2022,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,122,'2.7','','',2023,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,123,'2.7','','',2024,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,124,'2.7','','',2025,'Entered','1250.5',NULL,NULL,NULL,'1250.5',NULL,'Отчёт о НИОКР от 15.01.2026 № 4','Аналитик','2026-11-30T03:36:09.336Z'),
(1,1,125,'2.8','','',2021,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,126,'2.8','','',2022,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,127,'2.8','','',2023,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,128,'2.8','','',2024,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,129,'2.8','','',2025,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,130,'2.9','','',2021,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,131,'2.9','','',2022,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,132,'2.9','','',2023,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,133,'2.9','','',2024,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,134,'2.9','','',2025,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,135,'2.10','','',2021,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,136,'2.10','','',2022,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,137,'2.10','','',2023,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,138,'2.10','','',2024,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,139,'2.10','','',2025,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,140,'2.11','','',2021,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,141,'2.11','','',2022,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,142,'2.11','','',2023,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,143,'2.11','','',2024,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,144,'2.11','','',2025,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,145,'2.12','','',2021,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,146,'2.12','','',2022,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,147,'2.12','','',2023,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,148,'2.12','','',2024,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,149,'2.12','','',2025,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,150,'2.13','','',2021,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,151,'2.13','','',2022,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,152,'2.13','','',2023,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,153,'2.13','','',2024,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,154,'2.13','','',2025,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,155,'2.14','','',2021,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,156,'2.14','','',2022,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,157,'2.14','','',2023,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,158,'2.14','','',2024,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,159,'2.14','','',2025,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,160,'2.15','','',2021,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,161,'2.15','','',2022,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,162,'2.15','','',2023,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,163,'2.15','','',2024,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,164,'2.15','','',2025,'Entered','2',NULL,NULL,NULL,'2',NULL,'Справка 1','Аналитик','2026-11-30T03:36:09.372Z'),
(1,1,165,'3.1','','',2021,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,166,'3.1','','',2022,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,167,'3.1','','',2023,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,168,'3.1','','',2024,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,169,'3.1','','',2025,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,170,'3.2','','',2021,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,171,'3.2','','',2022,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,172,'3.2','','',2023,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,173,'3.2','','',2024,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,174,'3.2','','',2025,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,175,'3.3','','',2021,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,176,'3.3','','',2022,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,177,'3.3','','',2023,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,178,'3.3','','',2024,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,179,'3.3','','',2025,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,180,'4.1','','',2021,'Missing',NULL,'0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,181,'4.1','','',2022,'Missing',NULL,'0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,182,'4.1','','',2023,'Missing',NULL,'0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,183,'4.1','','',2024,'Missing',NULL,'0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,184,'4.1','','',2025,'Missing',NULL,'3',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,185,'4.1.1','','',2021,'Missing',NULL,'0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,186,'4.1.1','','',2022,'Missing',NULL,'0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,187,'4.1.1','','',2023,'Missing',NULL,'0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,188,'4.1.1','','',2024,'Missing',NULL,'0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,189,'4.1.1','','',2025,'Missing',NULL,'3',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,190,'4.1.2','','',2021,'Missing',NULL,'0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,191,'4.1.2','','',2022,'Missing',NULL,'0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,192,'4.1.2','','',2023,'Missing',NULL,'0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,193,'4.1.2','','',2024,'Missing',NULL,'0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,194,'4.1.2','','',2025,'Missing',NULL,'3',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,195,'4.1.3','','',2021,'Missing',NULL,'0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,196,'4.1.3','','',2022,'Missing',NULL,'0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,197,'4.1.3','','',2023,'Missing',NULL,'0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,198,'4.1.3','','',2024,'Missing',NULL,'0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,199,'4.1.3','','',2025,'Missing',NULL,'3',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,200,'4.2','','',2021,'Missing',NULL,'0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,201,'4.2','','',2022,'Missing',NULL,'0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,202,'4.2','','',2023,'Missing',NULL,'0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,203,'4.2','','',2024,'Missing',NULL,'0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,204,'4.2','','',2025,'Missing',NULL,'3',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,205,'4.3','','',2021,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,206,'4.3','','',2022,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,207,'4.3','','',2023,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,208,'4.3','','',2024,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,209,'4.3','','',2025,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,210,'4.4','','',2021,'Computed','0','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,211,'4.4','','',2022,'Computed','0','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,212,'4.4','','',2023,'Computed','0','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,213,'4.4','','',2024,'Computed','0','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(1,1,214,'4.4','','',2025,'Computed','0','1',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,0,'1.1','','',2022,'Computed','0','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,1,'1.1','','',2023,'Computed','0','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,2,'1.1','','',2024,'Computed','0','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,3,'1.1','','',2025,'Computed','3','3',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,4,'1.1','','',2026,'Computed','4','10',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,5,'1.2','','',2022,'Computed','0','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,6,'1.2','','',2023,'Computed','0','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,7,'1.2','','',2024,'Computed','0','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,8,'1.2','','',2025,'Computed','0','3',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,9,'1.2','','',2026,'Computed','4','10',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,10,'1.3','','',2022,'Computed','0','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,11,'1.3','','',2023,'Computed','0','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,12,'1.3','','',2024,'Computed','0','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,13,'1.3','','',2025,'Computed','0','3',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,14,'1.3','','',2026,'Computed','0','10',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,15,'1.4','','',2022,'Computed','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,16,'1.4','','',2023,'Computed','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,17,'1.4','','',2024,'Computed','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,18,'1.4','','',2025,'Computed','2',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,19,'1.4','','',2026,'Computed','3',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,20,'1.4.1','','',2022,'Computed','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,21,'1.4.1','','',2023,'Computed','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,22,'1.4.1','','',2024,'Computed','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,23,'1.4.1','','',2025,'Computed','1',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,24,'1.4.1','','',2026,'Computed','2',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,25,'1.4.2','','',2022,'Computed','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,26,'1.4.2','','',2023,'Computed','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,27,'1.4.2','','',2024,'Computed','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,28,'1.4.2','','',2025,'Computed','1',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,29,'1.4.2','','',2026,'Computed','1',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,30,'1.5','','',2022,'Computed','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,31,'1.5','','',2023,'Computed','2',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,32,'1.5','','',2024,'Computed','3',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,33,'1.5','','',2025,'Computed','2',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,34,'1.5','','',2026,'Computed','2',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,35,'1.5.1','','',2022,'Computed','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,36,'1.5.1','','',2023,'Computed','2',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,37,'1.5.1','','',2024,'Computed','1',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,38,'1.5.1','','',2025,'Computed','2',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,39,'1.5.1','','',2026,'Computed','2',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,40,'1.5.2','','',2022,'Computed','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,41,'1.5.2','','',2023,'Computed','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,42,'1.5.2','','',2024,'Computed','2',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,43,'1.5.2','','',2025,'Computed','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,44,'1.5.2','','',2026,'Computed','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,45,'1.6','','',2022,'Computed','0','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,46,'1.6','','',2023,'Computed','0','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,47,'1.6','','',2024,'Computed','0','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,48,'1.6','','',2025,'Computed','1','2',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,49,'1.6','','',2026,'Computed','1','3',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,50,'1.7','','',2022,'Computed','0','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,51,'1.7','','',2023,'Computed','0','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,52,'1.7','','',2024,'Computed','0','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,53,'1.7','','',2025,'Computed','0','2',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,54,'1.7','','',2026,'Computed','1','3',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,55,'1.8','','',2022,'Computed','0','4',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,56,'1.8','','',2023,'Computed','0','5',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,57,'1.8','','',2024,'Computed','0','5',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,58,'1.8','','',2025,'Computed','0','6',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,59,'1.8','','',2026,'Computed','0','5',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,60,'1.9','','',2022,'Computed','0','4',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,61,'1.9','','',2023,'Computed','2','5',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,62,'1.9','','',2024,'Computed','1','5',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,63,'1.9','','',2025,'Computed','3','6',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,64,'1.9','','',2026,'Computed','1','5',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,65,'1.10','','',2022,'Computed','1','4',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,66,'1.10','','',2023,'Computed','2','5',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,67,'1.10','','',2024,'Computed','2','5',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,68,'1.10','','',2025,'Computed','3','6',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,69,'1.10','','',2026,'Computed','2','5',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,70,'1.10.1','','',2022,'Computed','0','4',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,71,'1.10.1','','',2023,'Computed','0','5',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,72,'1.10.1','','',2024,'Computed','0','5',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,73,'1.10.1','','',2025,'Computed','0','6',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,74,'1.10.1','','',2026,'Computed','0','5',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,75,'1.10.2','','',2022,'Computed','1','4',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,76,'1.10.2','','',2023,'Computed','2','5',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,77,'1.10.2','','',2024,'Computed','2','5',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,78,'1.10.2','','',2025,'Computed','3','6',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,79,'1.10.2','','',2026,'Computed','2','5',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,80,'1.11','','',2022,'Computed','79','2',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,81,'1.11','','',2023,'Computed','129','3',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,82,'1.11','','',2024,'Computed','132','3',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,83,'1.11','','',2025,'Computed','192','4',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,84,'1.11','','',2026,'Computed','138','3',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,85,'1.12','','',2022,'Missing','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,86,'1.12','','',2023,'Missing','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,87,'1.12','','',2024,'Missing','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,88,'1.12','','',2025,'Missing','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,89,'1.12','','',2026,'Missing','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,90,'2.1','','',2022,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,91,'2.1','','',2023,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,92,'2.1','','',2024,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,93,'2.1','','',2025,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,94,'2.1','','',2026,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,95,'2.2','','',2022,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,96,'2.2','','',2023,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,97,'2.2','','',2024,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,98,'2.2','','',2025,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,99,'2.2','','',2026,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,100,'2.3','','',2022,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,101,'2.3','','',2023,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,102,'2.3','','',2024,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,103,'2.3','','',2025,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,104,'2.3','','',2026,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,105,'2.4','','',2022,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,106,'2.4','','',2023,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,107,'2.4','','',2024,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,108,'2.4','','',2025,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,109,'2.4','','',2026,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,110,'2.5','','',2022,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,111,'2.5','','',2023,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,112,'2.5','','',2024,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,113,'2.5','','',2025,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,114,'2.5','','',2026,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,115,'2.6','','',2022,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,116,'2.6','','',2023,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,117,'2.6','','',2024,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,118,'2.6','','',2025,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,119,'2.6','','',2026,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,120,'2.7','','',2022,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,121,'2.7','','',2023,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,122,'2.7','','',2024,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,123,'2.7','','',2025,'Entered','1250.5',NULL,NULL,NULL,'1250.5',NULL,'Отчёт о НИОКР от 15.01.2026 № 4','Аналитик','2026-11-30T03:36:09.336Z'),
(2,1,124,'2.7','','',2026,'Entered','1300',NULL,NULL,NULL,'1300',NULL,'Уточнённый отчёт','Аналитик','2026-11-30T03:36:09.522Z'),
(2,1,125,'2.8','','',2022,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,126,'2.8','','',2023,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,127,'2.8','','',2024,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,128,'2.8','','',2025,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,129,'2.8','','',2026,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,130,'2.9','','',2022,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,131,'2.9','','',2023,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,132,'2.9','','',2024,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,133,'2.9','','',2025,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,134,'2.9','','',2026,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,135,'2.10','','',2022,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,136,'2.10','','',2023,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,137,'2.10','','',2024,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,138,'2.10','','',2025,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,139,'2.10','','',2026,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,140,'2.11','','',2022,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,141,'2.11','','',2023,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,142,'2.11','','',2024,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,143,'2.11','','',2025,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,144,'2.11','','',2026,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,145,'2.12','','',2022,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,146,'2.12','','',2023,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,147,'2.12','','',2024,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,148,'2.12','','',2025,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,149,'2.12','','',2026,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,150,'2.13','','',2022,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,151,'2.13','','',2023,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,152,'2.13','','',2024,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,153,'2.13','','',2025,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,154,'2.13','','',2026,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,155,'2.14','','',2022,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,156,'2.14','','',2023,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,157,'2.14','','',2024,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,158,'2.14','','',2025,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,159,'2.14','','',2026,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,160,'2.15','','',2022,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,161,'2.15','','',2023,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,162,'2.15','','',2024,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,163,'2.15','','',2025,'Entered','2',NULL,NULL,NULL,'2',NULL,'Справка 1','Аналитик','2026-11-30T03:36:09.372Z'),
(2,1,164,'2.15','','',2026,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,165,'3.1','','',2022,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,166,'3.1','','',2023,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,167,'3.1','','',2024,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,168,'3.1','','',2025,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,169,'3.1','','',2026,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,170,'3.2','','',2022,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,171,'3.2','','',2023,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,172,'3.2','','',2024,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,173,'3.2','','',2025,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,174,'3.2','','',2026,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,175,'3.3','','',2022,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,176,'3.3','','',2023,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,177,'3.3','','',2024,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,178,'3.3','','',2025,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,179,'3.3','','',2026,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,180,'4.1','','',2022,'Missing',NULL,'0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,181,'4.1','','',2023,'Missing',NULL,'0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,182,'4.1','','',2024,'Missing',NULL,'0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,183,'4.1','','',2025,'Missing',NULL,'3',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,184,'4.1','','',2026,'Missing',NULL,'10',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,185,'4.1.1','','',2022,'Missing',NULL,'0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,186,'4.1.1','','',2023,'Missing',NULL,'0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,187,'4.1.1','','',2024,'Missing',NULL,'0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,188,'4.1.1','','',2025,'Missing',NULL,'3',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,189,'4.1.1','','',2026,'Missing',NULL,'10',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,190,'4.1.2','','',2022,'Missing',NULL,'0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,191,'4.1.2','','',2023,'Missing',NULL,'0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,192,'4.1.2','','',2024,'Missing',NULL,'0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,193,'4.1.2','','',2025,'Missing',NULL,'3',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,194,'4.1.2','','',2026,'Missing',NULL,'10',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,195,'4.1.3','','',2022,'Missing',NULL,'0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,196,'4.1.3','','',2023,'Missing',NULL,'0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,197,'4.1.3','','',2024,'Missing',NULL,'0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,198,'4.1.3','','',2025,'Missing',NULL,'3',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,199,'4.1.3','','',2026,'Missing',NULL,'10',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,200,'4.2','','',2022,'Missing',NULL,'0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,201,'4.2','','',2023,'Missing',NULL,'0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,202,'4.2','','',2024,'Missing',NULL,'0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,203,'4.2','','',2025,'Missing',NULL,'3',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,204,'4.2','','',2026,'Missing',NULL,'10',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,205,'4.3','','',2022,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,206,'4.3','','',2023,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,207,'4.3','','',2024,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,208,'4.3','','',2025,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,209,'4.3','','',2026,'Missing',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,210,'4.4','','',2022,'Computed','0','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,211,'4.4','','',2023,'Computed','0','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,212,'4.4','','',2024,'Computed','0','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,213,'4.4','','',2025,'Computed','0','1',NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(2,1,214,'4.4','','',2026,'Computed','0','0',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO edition_table (edition_key, step_no, name, text, rows) VALUES
(1,1,'Reports/quality-measures-programmes','-- title: Меры качества подготовки по программам
-- section: 4
-- pivot: unit title value
-- title: Меры качества
-- grain: мера × программа, группа, модуль, преподаватель, месяц или квартал
-- menu: Качество
-- page: /quality
-- order: 40
-- parameters: from, to, today, by, measure, organisation, programme, group, teacher, module
-- column: measure | Код меры | key
-- column: unit_key | Ключ | key
-- column: programme_key | Ключ программы | key
-- column: title | Мера | text
-- column: unit | Разрез | text
-- column: value | Значение | number
-- column: numerator | Числитель | number
-- column: denominator | Знаменатель | number
-- column: left_out | Не вошло | count
-- What each measure is, what it is divided by and what it leaves out: docs/quality.md. A value is made of counts, so that one of a
-- programme or of all is no mean of its groups''; without a base there is no row. Retakes, retention and completion are of groups:
-- by module and teacher they are not counted, nor with one chosen; results by module are those planned for modules.
WITH bound AS (
    -- Months and quarters: of those that hold anything.
    SELECT min(first_day) AS first_day
    FROM (
        SELECT min(date_key) AS first_day FROM mart_enrolment_day
        UNION ALL SELECT min(date_key) FROM mart_grade_day
        UNION ALL SELECT min(date_key) FROM mart_attendance_day
    ) AS known
),
span AS (
    SELECT 0 AS span_key, @from AS first_day, @to AS last_day
    WHERE coalesce(@by, ''all'') NOT IN (''month'', ''quarter'')
    UNION ALL
    SELECT day.month_key, min(day.date_key), max(day.date_key)
    FROM dim_date AS day
    CROSS JOIN bound
    WHERE @by = ''month'' AND day.date_key BETWEEN @from AND @to AND day.date_key BETWEEN bound.first_day AND @today
    GROUP BY day.month_key
    UNION ALL
    SELECT day.year * 100 + day.quarter, min(day.date_key), max(day.date_key)
    FROM dim_date AS day
    CROSS JOIN bound
    WHERE @by = ''quarter'' AND day.date_key BETWEEN @from AND @to AND day.date_key BETWEEN bound.first_day AND @today
    GROUP BY day.year * 100 + day.quarter
),
study AS (
    -- The groups that the filter and the viewer''s scope leave; figures of groups are nobody''s own record.
    SELECT
        member.group_key, member.group_code, member.programme_key, member.org_key, member.starts_on, member.ends_on,
        CASE @by WHEN ''programme'' THEN member.programme_key WHEN ''group'' THEN member.group_key END AS unit_key,
        iif(@by = ''module'', member.programme_key, 0) AS within_key
    FROM dim_group AS member
    WHERE (@organisation IS NULL OR member.org_key = @organisation)
        AND (@programme IS NULL OR member.programme_key = @programme)
        AND (@group IS NULL OR member.group_key = @group)
        AND (@scope_organisation IS NULL OR member.org_key = @scope_organisation)
        AND (@scope_curator IS NULL OR member.curator_key = @scope_curator)
        AND @scope_learner IS NULL
),
grade AS (
    SELECT
        CASE @by WHEN ''module'' THEN mart.module_key WHEN ''teacher'' THEN mart.teacher_key ELSE coalesce(study.unit_key, span.span_key) END AS unit_key,
        study.within_key,
        sum(mart.n5) AS n5, sum(mart.n4) AS n4, sum(mart.n3) AS n3, sum(mart.n2) AS n2,
        sum(mart.n_pass) AS passes, sum(mart.n_fail) AS fails, sum(mart.n_na) AS absents, sum(mart.n_exempt) AS exempts,
        sum(mart.first_n) AS first_n, sum(mart.first_passed_n) AS first_passed_n
    FROM span
    CROSS JOIN mart_grade_day AS mart
    CROSS JOIN study
    WHERE coalesce(@measure, ''success'') IN (''success'', ''quality'', ''mastery'', ''average'', ''first'')
        AND mart.date_key BETWEEN span.first_day AND span.last_day
        AND mart.control_key IN (2, 3, 4)
        AND (@teacher IS NULL OR mart.teacher_key = @teacher)
        AND (@module IS NULL OR mart.module_key = @module)
        AND study.group_key = mart.group_key
    GROUP BY
        CASE @by WHEN ''module'' THEN mart.module_key WHEN ''teacher'' THEN mart.teacher_key ELSE coalesce(study.unit_key, span.span_key) END,
        study.within_key
),
attempt AS (
    SELECT
        CASE @by WHEN ''module'' THEN mart.module_key WHEN ''teacher'' THEN mart.teacher_key ELSE coalesce(study.unit_key, span.span_key) END AS unit_key,
        study.within_key,
        sum(mart.retakes_n) AS retakes_n,
        sum(mart.first_exempt_n) AS first_exempt_n
    FROM span
    CROSS JOIN mart_attempt_day AS mart
    CROSS JOIN study
    WHERE coalesce(@measure, ''first'') IN (''first'', ''retakes'')
        AND mart.date_key BETWEEN span.first_day AND span.last_day
        AND mart.control_key IN (2, 3, 4)
        AND (@teacher IS NULL OR mart.teacher_key = @teacher)
        AND (@module IS NULL OR mart.module_key = @module)
        AND study.group_key = mart.group_key
    GROUP BY
        CASE @by WHEN ''module'' THEN mart.module_key WHEN ''teacher'' THEN mart.teacher_key ELSE coalesce(study.unit_key, span.span_key) END,
        study.within_key
),
attendance AS (
    SELECT unit_key, within_key, sum(CAST(attended AS bigint)) AS attended, sum(CAST(scheduled AS bigint)) AS scheduled, sum(left_out) AS left_out
    FROM (
        SELECT
            CASE @by WHEN ''module'' THEN mart.module_key WHEN ''teacher'' THEN mart.teacher_key ELSE coalesce(study.unit_key, span.span_key) END AS unit_key,
            study.within_key, mart.attended, mart.scheduled, 0 AS left_out
        FROM span
        CROSS JOIN mart_attendance_day AS mart
        CROSS JOIN study
        WHERE coalesce(@measure, ''attendance'') = ''attendance''
            AND mart.date_key BETWEEN span.first_day AND span.last_day
            AND (@teacher IS NULL OR mart.teacher_key = @teacher)
            AND (@module IS NULL OR mart.module_key = @module)
            AND study.group_key = mart.group_key
        UNION ALL
        SELECT
            CASE @by WHEN ''module'' THEN mart.module_key WHEN ''teacher'' THEN mart.teacher_key ELSE coalesce(study.unit_key, span.span_key) END,
            study.within_key, -mart.outside_attended, -mart.outside_scheduled, mart.not_recorded_n + mart.outside_n
        FROM span
        CROSS JOIN mart_attendance_left_out AS mart
        CROSS JOIN study
        WHERE coalesce(@measure, ''attendance'') = ''attendance''
            AND mart.date_key BETWEEN span.first_day AND span.last_day
            AND (@teacher IS NULL OR mart.teacher_key = @teacher)
            AND (@module IS NULL OR mart.module_key = @module)
            AND study.group_key = mart.group_key
    ) AS part
    GROUP BY unit_key, within_key
),
event AS (
    SELECT
        coalesce(study.unit_key, 0) AS unit_key, mart.date_key,
        sum(mart.started_n) AS started_n, sum(mart.completed_n + mart.left_n) AS ended_n, sum(mart.left_n) AS left_n
    FROM mart_enrolment_day AS mart
    INNER JOIN study ON study.group_key = mart.group_key
    WHERE coalesce(@measure, ''retention'') IN (''retention'', ''retakes'')
        AND coalesce(@by, ''all'') NOT IN (''module'', ''teacher'') AND @teacher IS NULL AND @module IS NULL
        AND mart.date_key <= @to
    GROUP BY coalesce(study.unit_key, 0), mart.date_key
),
movement AS (
    -- Who studied in the span: those there at its beginning and those who started in it.
    SELECT
        event.unit_key + span.span_key AS unit_key,
        sum(event.started_n - iif(event.date_key < span.first_day, event.ended_n, 0)) AS studied_n,
        sum(iif(event.date_key < span.first_day, 0, event.left_n)) AS left_n
    FROM span
    CROSS JOIN event
    WHERE event.date_key <= span.last_day
    GROUP BY event.unit_key + span.span_key
),
not_started AS (
    SELECT coalesce(study.unit_key, span.span_key) AS unit_key, sum(mart.not_started_n) AS not_started_n
    FROM span
    CROSS JOIN mart_cohort_day AS mart
    CROSS JOIN study
    WHERE coalesce(@measure, ''retention'') = ''retention''
        AND coalesce(@by, ''all'') NOT IN (''module'', ''teacher'') AND @teacher IS NULL AND @module IS NULL
        AND mart.date_key BETWEEN span.first_day AND span.last_day
        AND study.group_key = mart.group_key
    GROUP BY coalesce(study.unit_key, span.span_key)
),
cohort AS (
    -- All enrolments of the groups that ended in the span. Where no issue book is kept here, the order of completion decides.
    SELECT
        unit_key, sum(started_n) AS started_n, sum(not_started_n) AS not_started_n,
        sum(iif(has_book = 1, documented_n, completed_n)) AS completed_n
    FROM (
        SELECT
            coalesce(study.unit_key, span.span_key) AS unit_key,
            mart.started_n, mart.completed_n, 0 AS documented_n, 0 AS not_started_n,
            iif(EXISTS (SELECT 1 FROM dim_document AS kept WHERE kept.org_key = study.org_key), 1, 0) AS has_book
        FROM span
        INNER JOIN study ON study.ends_on BETWEEN span.first_day AND span.last_day AND study.ends_on <= @today
        INNER JOIN mart_enrolment_day AS mart ON mart.group_key = study.group_key
        WHERE coalesce(@measure, ''completion'') = ''completion''
            AND coalesce(@by, ''all'') NOT IN (''module'', ''teacher'') AND @teacher IS NULL AND @module IS NULL
        UNION ALL
        SELECT coalesce(study.unit_key, span.span_key), 0, 0, mart.documented_n, mart.not_started_n, 1
        FROM span
        INNER JOIN study ON study.ends_on BETWEEN span.first_day AND span.last_day AND study.ends_on <= @today
        INNER JOIN mart_cohort_day AS mart ON mart.group_key = study.group_key
        WHERE coalesce(@measure, ''completion'') = ''completion''
            AND coalesce(@by, ''all'') NOT IN (''module'', ''teacher'') AND @teacher IS NULL AND @module IS NULL
    ) AS part
    GROUP BY unit_key
),
outcome AS (
    SELECT
        iif(@by = ''module'', mart.module_key, coalesce(study.unit_key, span.span_key)) AS unit_key,
        study.within_key,
        sum(mart.reached_n) AS reached_n, sum(mart.planned_n) AS planned_n, sum(mart.learners_n - mart.planned_n) AS unplanned_n
    FROM span
    INNER JOIN study ON study.starts_on <= span.last_day AND study.ends_on >= span.first_day
    INNER JOIN mart_outcome_group AS mart ON mart.group_key = study.group_key
    WHERE coalesce(@measure, ''attainment'') = ''attainment''
        AND coalesce(@by, ''all'') <> ''teacher'' AND @teacher IS NULL
        AND (@module IS NULL OR mart.module_key = @module)
        AND ((@by = ''module'' OR @module IS NOT NULL) AND mart.module_key <> 0
            OR coalesce(@by, ''all'') <> ''module'' AND @module IS NULL AND mart.competency_key <> 0)
    GROUP BY iif(@by = ''module'', mart.module_key, coalesce(study.unit_key, span.span_key)), study.within_key
),
part AS (
    SELECT 1 AS measure_no, unit_key, within_key, n5 + n4 + n3 + passes AS numerator,
        n5 + n4 + n3 + n2 + passes + fails + absents AS denominator, exempts AS left_out
    FROM grade
    UNION ALL
    SELECT 2, unit_key, within_key, n5 + n4, n5 + n4 + n3 + n2 + absents, passes + fails + exempts FROM grade
    UNION ALL
    SELECT 3, unit_key, within_key, 100 * n5 + 64 * n4 + 36 * n3 + 16 * n2 + 7 * absents,
        n5 + n4 + n3 + n2 + absents, passes + fails + exempts
    FROM grade
    UNION ALL
    SELECT 4, unit_key, within_key, 5 * n5 + 4 * n4 + 3 * n3 + 2 * n2, n5 + n4 + n3 + n2, passes + fails + absents + exempts FROM grade
    UNION ALL
    SELECT 5, unit_key, within_key, first_passed_n, first_n, 0 FROM grade
    UNION ALL
    SELECT 5, unit_key, within_key, 0, 0, first_exempt_n FROM attempt
    UNION ALL
    SELECT 6, attempt.unit_key, 0, attempt.retakes_n, 0, 0 FROM attempt WHERE coalesce(@by, ''all'') NOT IN (''module'', ''teacher'') AND @teacher IS NULL AND @module IS NULL
    UNION ALL
    SELECT 6, unit_key, 0, 0, studied_n, 0 FROM movement
    UNION ALL
    SELECT 7, unit_key, within_key, attended, scheduled, left_out FROM attendance
    UNION ALL
    SELECT 8, unit_key, 0, studied_n - left_n, studied_n, 0 FROM movement
    UNION ALL
    SELECT 8, unit_key, 0, 0, 0, not_started_n FROM not_started
    UNION ALL
    SELECT 9, unit_key, 0, completed_n, started_n, not_started_n FROM cohort
    UNION ALL
    SELECT 10, unit_key, within_key, reached_n, planned_n, unplanned_n FROM outcome
),
measure AS (
    -- A value is numerator by denominator, times the factor; hours are kept in hundredths.
    -- Floats on every engine: a decimal would be cut off after its sixth digit by some.
    SELECT 1 AS measure_no, ''success'' AS measure, ''Успеваемость, %'' AS title, cast(100 AS FLOAT) AS factor, cast(1 AS FLOAT) AS unit_of
    UNION ALL SELECT 2, ''quality'', ''Качество, %'', 100.0, 1.0
    UNION ALL SELECT 3, ''mastery'', ''СОУ, %'', 1.0, 1.0
    UNION ALL SELECT 4, ''average'', ''Средний балл'', 1.0, 1.0
    UNION ALL SELECT 5, ''first'', ''Сдача с первой попытки, %'', 100.0, 1.0
    UNION ALL SELECT 6, ''retakes'', ''Пересдач на 100 слушателей'', 100.0, 1.0
    UNION ALL SELECT 7, ''attendance'', ''Посещаемость, % часов'', 100.0, 100.0
    UNION ALL SELECT 8, ''retention'', ''Сохранность контингента, %'', 100.0, 1.0
    UNION ALL SELECT 9, ''completion'', ''Завершаемость, %'', 100.0, 1.0
    UNION ALL SELECT 10, ''attainment'', ''Достижение планируемых результатов, %'', 100.0, 1.0
),
total AS (
    SELECT measure_no, unit_key, within_key, sum(numerator) AS numerator, sum(denominator) AS denominator, sum(left_out) AS left_out
    FROM part
    GROUP BY measure_no, unit_key, within_key
)
SELECT
    measure.measure,
    total.unit_key,
    CASE @by WHEN ''module'' THEN total.within_key WHEN ''programme'' THEN total.unit_key WHEN ''group'' THEN member.programme_key END AS programme_key,
    measure.title,
    CASE @by
        WHEN ''programme'' THEN coalesce(programme.name, nullif(programme.programme_code, ''''), ''без программы'')
        WHEN ''group'' THEN coalesce(nullif(member.group_code, ''''), ''без группы'')
        WHEN ''module'' THEN coalesce(named.name, nullif(module.module_code, ''''), ''без модуля'')
        WHEN ''teacher'' THEN coalesce(
            nullif(concat_ws('' '', teacher.last_name, teacher.first_name, teacher.middle_name), ''''), nullif(teacher.teacher_code, ''''), ''не указан'')
        WHEN ''month'' THEN concat(iif(total.unit_key % 100 < 10, ''0'', ''''), total.unit_key % 100, ''.'', total.unit_key / 100)
        WHEN ''quarter'' THEN concat(total.unit_key % 100, '' кв. '', total.unit_key / 100)
        ELSE ''всего''
    END AS unit,
    iif(total.denominator > 0, measure.factor * total.numerator / nullif(total.denominator, 0), NULL) AS value,
    total.numerator / measure.unit_of AS numerator,
    total.denominator / measure.unit_of AS denominator,
    total.left_out
FROM total
INNER JOIN measure ON measure.measure_no = total.measure_no
LEFT JOIN dim_programme AS programme ON @by IN (''programme'', ''module'') AND programme.programme_key = iif(@by = ''module'', total.within_key, total.unit_key)
LEFT JOIN dim_group AS member ON @by = ''group'' AND member.group_key = total.unit_key
LEFT JOIN dim_module AS module ON @by = ''module'' AND module.module_key = total.unit_key
LEFT JOIN dim_programme_module AS named
    ON @by = ''module'' AND named.programme_key = total.within_key AND named.module_key = total.unit_key
LEFT JOIN dim_teacher AS teacher ON @by = ''teacher'' AND teacher.teacher_key = total.unit_key
WHERE (total.denominator > 0 OR total.left_out > 0)
    AND (@measure IS NULL OR measure.measure = @measure)
ORDER BY total.measure_no, iif(@by IN (''month'', ''quarter''), total.unit_key, 0), unit, total.unit_key;
','[["success",10,10,"\u0423\u0441\u043F\u0435\u0432\u0430\u0435\u043C\u043E\u0441\u0442\u044C, %","\u0410\u043D\u0433\u043B\u0438\u0439\u0441\u043A\u0438\u0439 \u044F\u0437\u044B\u043A: \u0440\u0430\u0437\u0433\u043E\u0432\u043E\u0440\u043D\u044B\u0439 \u043A\u0443\u0440\u0441",100,1,1,0],["success",11,11,"\u0423\u0441\u043F\u0435\u0432\u0430\u0435\u043C\u043E\u0441\u0442\u044C, %","\u041F\u043E\u0436\u0430\u0440\u043D\u0430\u044F \u0431\u0435\u0437\u043E\u043F\u0430\u0441\u043D\u043E\u0441\u0442\u044C, \u00AB\u043F\u043E\u0436\u0430\u0440\u043D\u043E-\u0442\u0435\u0445\u043D\u0438\u0447\u0435\u0441\u043A\u0438\u0439 \u043C\u0438\u043D\u0438\u043C\u0443\u043C\u00BB",100,12,12,0],["success",2,2,"\u0423\u0441\u043F\u0435\u0432\u0430\u0435\u043C\u043E\u0441\u0442\u044C, %","\u0421\u043F\u0435\u0446\u0438\u0430\u043B\u0438\u0441\u0442 \u0432 \u043E\u0431\u043B\u0430\u0441\u0442\u0438 \u043E\u0445\u0440\u0430\u043D\u044B \u0442\u0440\u0443\u0434\u0430",100,4,4,0],["quality",10,10,"\u041A\u0430\u0447\u0435\u0441\u0442\u0432\u043E, %","\u0410\u043D\u0433\u043B\u0438\u0439\u0441\u043A\u0438\u0439 \u044F\u0437\u044B\u043A: \u0440\u0430\u0437\u0433\u043E\u0432\u043E\u0440\u043D\u044B\u0439 \u043A\u0443\u0440\u0441",100,1,1,0],["quality",11,11,"\u041A\u0430\u0447\u0435\u0441\u0442\u0432\u043E, %","\u041F\u043E\u0436\u0430\u0440\u043D\u0430\u044F \u0431\u0435\u0437\u043E\u043F\u0430\u0441\u043D\u043E\u0441\u0442\u044C, \u00AB\u043F\u043E\u0436\u0430\u0440\u043D\u043E-\u0442\u0435\u0445\u043D\u0438\u0447\u0435\u0441\u043A\u0438\u0439 \u043C\u0438\u043D\u0438\u043C\u0443\u043C\u00BB",66.66666666666667,6,9,3],["quality",2,2,"\u041A\u0430\u0447\u0435\u0441\u0442\u0432\u043E, %","\u0421\u043F\u0435\u0446\u0438\u0430\u043B\u0438\u0441\u0442 \u0432 \u043E\u0431\u043B\u0430\u0441\u0442\u0438 \u043E\u0445\u0440\u0430\u043D\u044B \u0442\u0440\u0443\u0434\u0430",null,0,0,4],["mastery",10,10,"\u0421\u041E\u0423, %","\u0410\u043D\u0433\u043B\u0438\u0439\u0441\u043A\u0438\u0439 \u044F\u0437\u044B\u043A: \u0440\u0430\u0437\u0433\u043E\u0432\u043E\u0440\u043D\u044B\u0439 \u043A\u0443\u0440\u0441",100,100,1,0],["mastery",11,11,"\u0421\u041E\u0423, %","\u041F\u043E\u0436\u0430\u0440\u043D\u0430\u044F \u0431\u0435\u0437\u043E\u043F\u0430\u0441\u043D\u043E\u0441\u0442\u044C, \u00AB\u043F\u043E\u0436\u0430\u0440\u043D\u043E-\u0442\u0435\u0445\u043D\u0438\u0447\u0435\u0441\u043A\u0438\u0439 \u043C\u0438\u043D\u0438\u043C\u0443\u043C\u00BB",62.666666666666664,564,9,3],["mastery",2,2,"\u0421\u041E\u0423, %","\u0421\u043F\u0435\u0446\u0438\u0430\u043B\u0438\u0441\u0442 \u0432 \u043E\u0431\u043B\u0430\u0441\u0442\u0438 \u043E\u0445\u0440\u0430\u043D\u044B \u0442\u0440\u0443\u0434\u0430",null,0,0,4],["average",10,10,"\u0421\u0440\u0435\u0434\u043D\u0438\u0439 \u0431\u0430\u043B\u043B","\u0410\u043D\u0433\u043B\u0438\u0439\u0441\u043A\u0438\u0439 \u044F\u0437\u044B\u043A: \u0440\u0430\u0437\u0433\u043E\u0432\u043E\u0440\u043D\u044B\u0439 \u043A\u0443\u0440\u0441",5,5,1,0],["average",11,11,"\u0421\u0440\u0435\u0434\u043D\u0438\u0439 \u0431\u0430\u043B\u043B","\u041F\u043E\u0436\u0430\u0440\u043D\u0430\u044F \u0431\u0435\u0437\u043E\u043F\u0430\u0441\u043D\u043E\u0441\u0442\u044C, \u00AB\u043F\u043E\u0436\u0430\u0440\u043D\u043E-\u0442\u0435\u0445\u043D\u0438\u0447\u0435\u0441\u043A\u0438\u0439 \u043C\u0438\u043D\u0438\u043C\u0443\u043C\u00BB",3.888888888888889,35,9,3],["average",2,2,"\u0421\u0440\u0435\u0434\u043D\u0438\u0439 \u0431\u0430\u043B\u043B","\u0421\u043F\u0435\u0446\u0438\u0430\u043B\u0438\u0441\u0442 \u0432 \u043E\u0431\u043B\u0430\u0441\u0442\u0438 \u043E\u0445\u0440\u0430\u043D\u044B \u0442\u0440\u0443\u0434\u0430",null,0,0,4],["first",10,10,"\u0421\u0434\u0430\u0447\u0430 \u0441 \u043F\u0435\u0440\u0432\u043E\u0439 \u043F\u043E\u043F\u044B\u0442\u043A\u0438, %","\u0410\u043D\u0433\u043B\u0438\u0439\u0441\u043A\u0438\u0439 \u044F\u0437\u044B\u043A: \u0440\u0430\u0437\u0433\u043E\u0432\u043E\u0440\u043D\u044B\u0439 \u043A\u0443\u0440\u0441",100,1,1,0],["first",11,11,"\u0421\u0434\u0430\u0447\u0430 \u0441 \u043F\u0435\u0440\u0432\u043E\u0439 \u043F\u043E\u043F\u044B\u0442\u043A\u0438, %","\u041F\u043E\u0436\u0430\u0440\u043D\u0430\u044F \u0431\u0435\u0437\u043E\u043F\u0430\u0441\u043D\u043E\u0441\u0442\u044C, \u00AB\u043F\u043E\u0436\u0430\u0440\u043D\u043E-\u0442\u0435\u0445\u043D\u0438\u0447\u0435\u0441\u043A\u0438\u0439 \u043C\u0438\u043D\u0438\u043C\u0443\u043C\u00BB",91.66666666666667,11,12,0],["first",2,2,"\u0421\u0434\u0430\u0447\u0430 \u0441 \u043F\u0435\u0440\u0432\u043E\u0439 \u043F\u043E\u043F\u044B\u0442\u043A\u0438, %","\u0421\u043F\u0435\u0446\u0438\u0430\u043B\u0438\u0441\u0442 \u0432 \u043E\u0431\u043B\u0430\u0441\u0442\u0438 \u043E\u0445\u0440\u0430\u043D\u044B \u0442\u0440\u0443\u0434\u0430",100,4,4,0],["retakes",10,10,"\u041F\u0435\u0440\u0435\u0441\u0434\u0430\u0447 \u043D\u0430 100 \u0441\u043B\u0443\u0448\u0430\u0442\u0435\u043B\u0435\u0439","\u0410\u043D\u0433\u043B\u0438\u0439\u0441\u043A\u0438\u0439 \u044F\u0437\u044B\u043A: \u0440\u0430\u0437\u0433\u043E\u0432\u043E\u0440\u043D\u044B\u0439 \u043A\u0443\u0440\u0441",0,0,1,0],["retakes",11,11,"\u041F\u0435\u0440\u0435\u0441\u0434\u0430\u0447 \u043D\u0430 100 \u0441\u043B\u0443\u0448\u0430\u0442\u0435\u043B\u0435\u0439","\u041F\u043E\u0436\u0430\u0440\u043D\u0430\u044F \u0431\u0435\u0437\u043E\u043F\u0430\u0441\u043D\u043E\u0441\u0442\u044C, \u00AB\u043F\u043E\u0436\u0430\u0440\u043D\u043E-\u0442\u0435\u0445\u043D\u0438\u0447\u0435\u0441\u043A\u0438\u0439 \u043C\u0438\u043D\u0438\u043C\u0443\u043C\u00BB",33.333333333333336,1,3,0],["retakes",2,2,"\u041F\u0435\u0440\u0435\u0441\u0434\u0430\u0447 \u043D\u0430 100 \u0441\u043B\u0443\u0448\u0430\u0442\u0435\u043B\u0435\u0439","\u0421\u043F\u0435\u0446\u0438\u0430\u043B\u0438\u0441\u0442 \u0432 \u043E\u0431\u043B\u0430\u0441\u0442\u0438 \u043E\u0445\u0440\u0430\u043D\u044B \u0442\u0440\u0443\u0434\u0430",0,0,4,0],["attendance",10,10,"\u041F\u043E\u0441\u0435\u0449\u0430\u0435\u043C\u043E\u0441\u0442\u044C, % \u0447\u0430\u0441\u043E\u0432","\u0410\u043D\u0433\u043B\u0438\u0439\u0441\u043A\u0438\u0439 \u044F\u0437\u044B\u043A: \u0440\u0430\u0437\u0433\u043E\u0432\u043E\u0440\u043D\u044B\u0439 \u043A\u0443\u0440\u0441",100,20,20,1],["attendance",11,11,"\u041F\u043E\u0441\u0435\u0449\u0430\u0435\u043C\u043E\u0441\u0442\u044C, % \u0447\u0430\u0441\u043E\u0432","\u041F\u043E\u0436\u0430\u0440\u043D\u0430\u044F \u0431\u0435\u0437\u043E\u043F\u0430\u0441\u043D\u043E\u0441\u0442\u044C, \u00AB\u043F\u043E\u0436\u0430\u0440\u043D\u043E-\u0442\u0435\u0445\u043D\u0438\u0447\u0435\u0441\u043A\u0438\u0439 \u043C\u0438\u043D\u0438\u043C\u0443\u043C\u00BB",72.22222222222223,26,36,0],["attendance",2,2,"\u041F\u043E\u0441\u0435\u0449\u0430\u0435\u043C\u043E\u0441\u0442\u044C, % \u0447\u0430\u0441\u043E\u0432","\u0421\u043F\u0435\u0446\u0438\u0430\u043B\u0438\u0441\u0442 \u0432 \u043E\u0431\u043B\u0430\u0441\u0442\u0438 \u043E\u0445\u0440\u0430\u043D\u044B \u0442\u0440\u0443\u0434\u0430",90.1639344262295,110,122,0],["retention",10,10,"\u0421\u043E\u0445\u0440\u0430\u043D\u043D\u043E\u0441\u0442\u044C \u043A\u043E\u043D\u0442\u0438\u043D\u0433\u0435\u043D\u0442\u0430, %","\u0410\u043D\u0433\u043B\u0438\u0439\u0441\u043A\u0438\u0439 \u044F\u0437\u044B\u043A: \u0440\u0430\u0437\u0433\u043E\u0432\u043E\u0440\u043D\u044B\u0439 \u043A\u0443\u0440\u0441",100,1,1,0],["retention",11,11,"\u0421\u043E\u0445\u0440\u0430\u043D\u043D\u043E\u0441\u0442\u044C \u043A\u043E\u043D\u0442\u0438\u043D\u0433\u0435\u043D\u0442\u0430, %","\u041F\u043E\u0436\u0430\u0440\u043D\u0430\u044F \u0431\u0435\u0437\u043E\u043F\u0430\u0441\u043D\u043E\u0441\u0442\u044C, \u00AB\u043F\u043E\u0436\u0430\u0440\u043D\u043E-\u0442\u0435\u0445\u043D\u0438\u0447\u0435\u0441\u043A\u0438\u0439 \u043C\u0438\u043D\u0438\u043C\u0443\u043C\u00BB",100,3,3,0],["retention",2,2,"\u0421\u043E\u0445\u0440\u0430\u043D\u043D\u043E\u0441\u0442\u044C \u043A\u043E\u043D\u0442\u0438\u043D\u0433\u0435\u043D\u0442\u0430, %","\u0421\u043F\u0435\u0446\u0438\u0430\u043B\u0438\u0441\u0442 \u0432 \u043E\u0431\u043B\u0430\u0441\u0442\u0438 \u043E\u0445\u0440\u0430\u043D\u044B \u0442\u0440\u0443\u0434\u0430",100,4,4,0],["completion",11,11,"\u0417\u0430\u0432\u0435\u0440\u0448\u0430\u0435\u043C\u043E\u0441\u0442\u044C, %","\u041F\u043E\u0436\u0430\u0440\u043D\u0430\u044F \u0431\u0435\u0437\u043E\u043F\u0430\u0441\u043D\u043E\u0441\u0442\u044C, \u00AB\u043F\u043E\u0436\u0430\u0440\u043D\u043E-\u0442\u0435\u0445\u043D\u0438\u0447\u0435\u0441\u043A\u0438\u0439 \u043C\u0438\u043D\u0438\u043C\u0443\u043C\u00BB",100,3,3,0],["attainment",10,10,"\u0414\u043E\u0441\u0442\u0438\u0436\u0435\u043D\u0438\u0435 \u043F\u043B\u0430\u043D\u0438\u0440\u0443\u0435\u043C\u044B\u0445 \u0440\u0435\u0437\u0443\u043B\u044C\u0442\u0430\u0442\u043E\u0432, %","\u0410\u043D\u0433\u043B\u0438\u0439\u0441\u043A\u0438\u0439 \u044F\u0437\u044B\u043A: \u0440\u0430\u0437\u0433\u043E\u0432\u043E\u0440\u043D\u044B\u0439 \u043A\u0443\u0440\u0441",100,3,3,0],["attainment",11,11,"\u0414\u043E\u0441\u0442\u0438\u0436\u0435\u043D\u0438\u0435 \u043F\u043B\u0430\u043D\u0438\u0440\u0443\u0435\u043C\u044B\u0445 \u0440\u0435\u0437\u0443\u043B\u044C\u0442\u0430\u0442\u043E\u0432, %","\u041F\u043E\u0436\u0430\u0440\u043D\u0430\u044F \u0431\u0435\u0437\u043E\u043F\u0430\u0441\u043D\u043E\u0441\u0442\u044C, \u00AB\u043F\u043E\u0436\u0430\u0440\u043D\u043E-\u0442\u0435\u0445\u043D\u0438\u0447\u0435\u0441\u043A\u0438\u0439 \u043C\u0438\u043D\u0438\u043C\u0443\u043C\u00BB",83.33333333333333,5,6,0],["attainment",2,2,"\u0414\u043E\u0441\u0442\u0438\u0436\u0435\u043D\u0438\u0435 \u043F\u043B\u0430\u043D\u0438\u0440\u0443\u0435\u043C\u044B\u0445 \u0440\u0435\u0437\u0443\u043B\u044C\u0442\u0430\u0442\u043E\u0432, %","\u0421\u043F\u0435\u0446\u0438\u0430\u043B\u0438\u0441\u0442 \u0432 \u043E\u0431\u043B\u0430\u0441\u0442\u0438 \u043E\u0445\u0440\u0430\u043D\u044B \u0442\u0440\u0443\u0434\u0430",83.33333333333333,10,12,0]]'),
(1,1,'Reports/quality-measures-years','-- title: Меры качества образования по годам
-- section: 10
-- pivot: title unit value
-- title: Меры качества
-- grain: мера × программа, группа, модуль, преподаватель, месяц или квартал
-- menu: Качество
-- page: /quality
-- order: 40
-- parameters: from, to, today, by, measure, organisation, programme, group, teacher, module
-- column: measure | Код меры | key
-- column: unit_key | Ключ | key
-- column: programme_key | Ключ программы | key
-- column: title | Мера | text
-- column: unit | Разрез | text
-- column: value | Значение | number
-- column: numerator | Числитель | number
-- column: denominator | Знаменатель | number
-- column: left_out | Не вошло | count
-- What each measure is, what it is divided by and what it leaves out: docs/quality.md. A value is made of counts, so that one of a
-- programme or of all is no mean of its groups''; without a base there is no row. Retakes, retention and completion are of groups:
-- by module and teacher they are not counted, nor with one chosen; results by module are those planned for modules.
WITH bound AS (
    -- Months and quarters: of those that hold anything.
    SELECT min(first_day) AS first_day
    FROM (
        SELECT min(date_key) AS first_day FROM mart_enrolment_day
        UNION ALL SELECT min(date_key) FROM mart_grade_day
        UNION ALL SELECT min(date_key) FROM mart_attendance_day
    ) AS known
),
span AS (
    SELECT 0 AS span_key, @from AS first_day, @to AS last_day
    WHERE coalesce(@by, ''all'') NOT IN (''month'', ''quarter'')
    UNION ALL
    SELECT day.month_key, min(day.date_key), max(day.date_key)
    FROM dim_date AS day
    CROSS JOIN bound
    WHERE @by = ''month'' AND day.date_key BETWEEN @from AND @to AND day.date_key BETWEEN bound.first_day AND @today
    GROUP BY day.month_key
    UNION ALL
    SELECT day.year * 100 + day.quarter, min(day.date_key), max(day.date_key)
    FROM dim_date AS day
    CROSS JOIN bound
    WHERE @by = ''quarter'' AND day.date_key BETWEEN @from AND @to AND day.date_key BETWEEN bound.first_day AND @today
    GROUP BY day.year * 100 + day.quarter
),
study AS (
    -- The groups that the filter and the viewer''s scope leave; figures of groups are nobody''s own record.
    SELECT
        member.group_key, member.group_code, member.programme_key, member.org_key, member.starts_on, member.ends_on,
        CASE @by WHEN ''programme'' THEN member.programme_key WHEN ''group'' THEN member.group_key END AS unit_key,
        iif(@by = ''module'', member.programme_key, 0) AS within_key
    FROM dim_group AS member
    WHERE (@organisation IS NULL OR member.org_key = @organisation)
        AND (@programme IS NULL OR member.programme_key = @programme)
        AND (@group IS NULL OR member.group_key = @group)
        AND (@scope_organisation IS NULL OR member.org_key = @scope_organisation)
        AND (@scope_curator IS NULL OR member.curator_key = @scope_curator)
        AND @scope_learner IS NULL
),
grade AS (
    SELECT
        CASE @by WHEN ''module'' THEN mart.module_key WHEN ''teacher'' THEN mart.teacher_key ELSE coalesce(study.unit_key, span.span_key) END AS unit_key,
        study.within_key,
        sum(mart.n5) AS n5, sum(mart.n4) AS n4, sum(mart.n3) AS n3, sum(mart.n2) AS n2,
        sum(mart.n_pass) AS passes, sum(mart.n_fail) AS fails, sum(mart.n_na) AS absents, sum(mart.n_exempt) AS exempts,
        sum(mart.first_n) AS first_n, sum(mart.first_passed_n) AS first_passed_n
    FROM span
    CROSS JOIN mart_grade_day AS mart
    CROSS JOIN study
    WHERE coalesce(@measure, ''success'') IN (''success'', ''quality'', ''mastery'', ''average'', ''first'')
        AND mart.date_key BETWEEN span.first_day AND span.last_day
        AND mart.control_key IN (2, 3, 4)
        AND (@teacher IS NULL OR mart.teacher_key = @teacher)
        AND (@module IS NULL OR mart.module_key = @module)
        AND study.group_key = mart.group_key
    GROUP BY
        CASE @by WHEN ''module'' THEN mart.module_key WHEN ''teacher'' THEN mart.teacher_key ELSE coalesce(study.unit_key, span.span_key) END,
        study.within_key
),
attempt AS (
    SELECT
        CASE @by WHEN ''module'' THEN mart.module_key WHEN ''teacher'' THEN mart.teacher_key ELSE coalesce(study.unit_key, span.span_key) END AS unit_key,
        study.within_key,
        sum(mart.retakes_n) AS retakes_n,
        sum(mart.first_exempt_n) AS first_exempt_n
    FROM span
    CROSS JOIN mart_attempt_day AS mart
    CROSS JOIN study
    WHERE coalesce(@measure, ''first'') IN (''first'', ''retakes'')
        AND mart.date_key BETWEEN span.first_day AND span.last_day
        AND mart.control_key IN (2, 3, 4)
        AND (@teacher IS NULL OR mart.teacher_key = @teacher)
        AND (@module IS NULL OR mart.module_key = @module)
        AND study.group_key = mart.group_key
    GROUP BY
        CASE @by WHEN ''module'' THEN mart.module_key WHEN ''teacher'' THEN mart.teacher_key ELSE coalesce(study.unit_key, span.span_key) END,
        study.within_key
),
attendance AS (
    SELECT unit_key, within_key, sum(CAST(attended AS bigint)) AS attended, sum(CAST(scheduled AS bigint)) AS scheduled, sum(left_out) AS left_out
    FROM (
        SELECT
            CASE @by WHEN ''module'' THEN mart.module_key WHEN ''teacher'' THEN mart.teacher_key ELSE coalesce(study.unit_key, span.span_key) END AS unit_key,
            study.within_key, mart.attended, mart.scheduled, 0 AS left_out
        FROM span
        CROSS JOIN mart_attendance_day AS mart
        CROSS JOIN study
        WHERE coalesce(@measure, ''attendance'') = ''attendance''
            AND mart.date_key BETWEEN span.first_day AND span.last_day
            AND (@teacher IS NULL OR mart.teacher_key = @teacher)
            AND (@module IS NULL OR mart.module_key = @module)
            AND study.group_key = mart.group_key
        UNION ALL
        SELECT
            CASE @by WHEN ''module'' THEN mart.module_key WHEN ''teacher'' THEN mart.teacher_key ELSE coalesce(study.unit_key, span.span_key) END,
            study.within_key, -mart.outside_attended, -mart.outside_scheduled, mart.not_recorded_n + mart.outside_n
        FROM span
        CROSS JOIN mart_attendance_left_out AS mart
        CROSS JOIN study
        WHERE coalesce(@measure, ''attendance'') = ''attendance''
            AND mart.date_key BETWEEN span.first_day AND span.last_day
            AND (@teacher IS NULL OR mart.teacher_key = @teacher)
            AND (@module IS NULL OR mart.module_key = @module)
            AND study.group_key = mart.group_key
    ) AS part
    GROUP BY unit_key, within_key
),
event AS (
    SELECT
        coalesce(study.unit_key, 0) AS unit_key, mart.date_key,
        sum(mart.started_n) AS started_n, sum(mart.completed_n + mart.left_n) AS ended_n, sum(mart.left_n) AS left_n
    FROM mart_enrolment_day AS mart
    INNER JOIN study ON study.group_key = mart.group_key
    WHERE coalesce(@measure, ''retention'') IN (''retention'', ''retakes'')
        AND coalesce(@by, ''all'') NOT IN (''module'', ''teacher'') AND @teacher IS NULL AND @module IS NULL
        AND mart.date_key <= @to
    GROUP BY coalesce(study.unit_key, 0), mart.date_key
),
movement AS (
    -- Who studied in the span: those there at its beginning and those who started in it.
    SELECT
        event.unit_key + span.span_key AS unit_key,
        sum(event.started_n - iif(event.date_key < span.first_day, event.ended_n, 0)) AS studied_n,
        sum(iif(event.date_key < span.first_day, 0, event.left_n)) AS left_n
    FROM span
    CROSS JOIN event
    WHERE event.date_key <= span.last_day
    GROUP BY event.unit_key + span.span_key
),
not_started AS (
    SELECT coalesce(study.unit_key, span.span_key) AS unit_key, sum(mart.not_started_n) AS not_started_n
    FROM span
    CROSS JOIN mart_cohort_day AS mart
    CROSS JOIN study
    WHERE coalesce(@measure, ''retention'') = ''retention''
        AND coalesce(@by, ''all'') NOT IN (''module'', ''teacher'') AND @teacher IS NULL AND @module IS NULL
        AND mart.date_key BETWEEN span.first_day AND span.last_day
        AND study.group_key = mart.group_key
    GROUP BY coalesce(study.unit_key, span.span_key)
),
cohort AS (
    -- All enrolments of the groups that ended in the span. Where no issue book is kept here, the order of completion decides.
    SELECT
        unit_key, sum(started_n) AS started_n, sum(not_started_n) AS not_started_n,
        sum(iif(has_book = 1, documented_n, completed_n)) AS completed_n
    FROM (
        SELECT
            coalesce(study.unit_key, span.span_key) AS unit_key,
            mart.started_n, mart.completed_n, 0 AS documented_n, 0 AS not_started_n,
            iif(EXISTS (SELECT 1 FROM dim_document AS kept WHERE kept.org_key = study.org_key), 1, 0) AS has_book
        FROM span
        INNER JOIN study ON study.ends_on BETWEEN span.first_day AND span.last_day AND study.ends_on <= @today
        INNER JOIN mart_enrolment_day AS mart ON mart.group_key = study.group_key
        WHERE coalesce(@measure, ''completion'') = ''completion''
            AND coalesce(@by, ''all'') NOT IN (''module'', ''teacher'') AND @teacher IS NULL AND @module IS NULL
        UNION ALL
        SELECT coalesce(study.unit_key, span.span_key), 0, 0, mart.documented_n, mart.not_started_n, 1
        FROM span
        INNER JOIN study ON study.ends_on BETWEEN span.first_day AND span.last_day AND study.ends_on <= @today
        INNER JOIN mart_cohort_day AS mart ON mart.group_key = study.group_key
        WHERE coalesce(@measure, ''completion'') = ''completion''
            AND coalesce(@by, ''all'') NOT IN (''module'', ''teacher'') AND @teacher IS NULL AND @module IS NULL
    ) AS part
    GROUP BY unit_key
),
outcome AS (
    SELECT
        iif(@by = ''module'', mart.module_key, coalesce(study.unit_key, span.span_key)) AS unit_key,
        study.within_key,
        sum(mart.reached_n) AS reached_n, sum(mart.planned_n) AS planned_n, sum(mart.learners_n - mart.planned_n) AS unplanned_n
    FROM span
    INNER JOIN study ON study.starts_on <= span.last_day AND study.ends_on >= span.first_day
    INNER JOIN mart_outcome_group AS mart ON mart.group_key = study.group_key
    WHERE coalesce(@measure, ''attainment'') = ''attainment''
        AND coalesce(@by, ''all'') <> ''teacher'' AND @teacher IS NULL
        AND (@module IS NULL OR mart.module_key = @module)
        AND ((@by = ''module'' OR @module IS NOT NULL) AND mart.module_key <> 0
            OR coalesce(@by, ''all'') <> ''module'' AND @module IS NULL AND mart.competency_key <> 0)
    GROUP BY iif(@by = ''module'', mart.module_key, coalesce(study.unit_key, span.span_key)), study.within_key
),
part AS (
    SELECT 1 AS measure_no, unit_key, within_key, n5 + n4 + n3 + passes AS numerator,
        n5 + n4 + n3 + n2 + passes + fails + absents AS denominator, exempts AS left_out
    FROM grade
    UNION ALL
    SELECT 2, unit_key, within_key, n5 + n4, n5 + n4 + n3 + n2 + absents, passes + fails + exempts FROM grade
    UNION ALL
    SELECT 3, unit_key, within_key, 100 * n5 + 64 * n4 + 36 * n3 + 16 * n2 + 7 * absents,
        n5 + n4 + n3 + n2 + absents, passes + fails + exempts
    FROM grade
    UNION ALL
    SELECT 4, unit_key, within_key, 5 * n5 + 4 * n4 + 3 * n3 + 2 * n2, n5 + n4 + n3 + n2, passes + fails + absents + exempts FROM grade
    UNION ALL
    SELECT 5, unit_key, within_key, first_passed_n, first_n, 0 FROM grade
    UNION ALL
    SELECT 5, unit_key, within_key, 0, 0, first_exempt_n FROM attempt
    UNION ALL
    SELECT 6, attempt.unit_key, 0, attempt.retakes_n, 0, 0 FROM attempt WHERE coalesce(@by, ''all'') NOT IN (''module'', ''teacher'') AND @teacher IS NULL AND @module IS NULL
    UNION ALL
    SELECT 6, unit_key, 0, 0, studied_n, 0 FROM movement
    UNION ALL
    SELECT 7, unit_key, within_key, attended, scheduled, left_out FROM attendance
    UNION ALL
    SELECT 8, unit_key, 0, studied_n - left_n, studied_n, 0 FROM movement
    UNION ALL
    SELECT 8, unit_key, 0, 0, 0, not_started_n FROM not_started
    UNION ALL
    SELECT 9, unit_key, 0, completed_n, started_n, not_started_n FROM cohort
    UNION ALL
    SELECT 10, unit_key, within_key, reached_n, planned_n, unplanned_n FROM outcome
),
measure AS (
    -- A value is numerator by denominator, times the factor; hours are kept in hundredths.
    -- Floats on every engine: a decimal would be cut off after its sixth digit by some.
    SELECT 1 AS measure_no, ''success'' AS measure, ''Успеваемость, %'' AS title, cast(100 AS FLOAT) AS factor, cast(1 AS FLOAT) AS unit_of
    UNION ALL SELECT 2, ''quality'', ''Качество, %'', 100.0, 1.0
    UNION ALL SELECT 3, ''mastery'', ''СОУ, %'', 1.0, 1.0
    UNION ALL SELECT 4, ''average'', ''Средний балл'', 1.0, 1.0
    UNION ALL SELECT 5, ''first'', ''Сдача с первой попытки, %'', 100.0, 1.0
    UNION ALL SELECT 6, ''retakes'', ''Пересдач на 100 слушателей'', 100.0, 1.0
    UNION ALL SELECT 7, ''attendance'', ''Посещаемость, % часов'', 100.0, 100.0
    UNION ALL SELECT 8, ''retention'', ''Сохранность контингента, %'', 100.0, 1.0
    UNION ALL SELECT 9, ''completion'', ''Завершаемость, %'', 100.0, 1.0
    UNION ALL SELECT 10, ''attainment'', ''Достижение планируемых результатов, %'', 100.0, 1.0
),
total AS (
    SELECT measure_no, unit_key, within_key, sum(numerator) AS numerator, sum(denominator) AS denominator, sum(left_out) AS left_out
    FROM part
    GROUP BY measure_no, unit_key, within_key
)
SELECT
    measure.measure,
    total.unit_key,
    CASE @by WHEN ''module'' THEN total.within_key WHEN ''programme'' THEN total.unit_key WHEN ''group'' THEN member.programme_key END AS programme_key,
    measure.title,
    CASE @by
        WHEN ''programme'' THEN coalesce(programme.name, nullif(programme.programme_code, ''''), ''без программы'')
        WHEN ''group'' THEN coalesce(nullif(member.group_code, ''''), ''без группы'')
        WHEN ''module'' THEN coalesce(named.name, nullif(module.module_code, ''''), ''без модуля'')
        WHEN ''teacher'' THEN coalesce(
            nullif(concat_ws('' '', teacher.last_name, teacher.first_name, teacher.middle_name), ''''), nullif(teacher.teacher_code, ''''), ''не указан'')
        WHEN ''month'' THEN concat(iif(total.unit_key % 100 < 10, ''0'', ''''), total.unit_key % 100, ''.'', total.unit_key / 100)
        WHEN ''quarter'' THEN concat(total.unit_key % 100, '' кв. '', total.unit_key / 100)
        ELSE ''всего''
    END AS unit,
    iif(total.denominator > 0, measure.factor * total.numerator / nullif(total.denominator, 0), NULL) AS value,
    total.numerator / measure.unit_of AS numerator,
    total.denominator / measure.unit_of AS denominator,
    total.left_out
FROM total
INNER JOIN measure ON measure.measure_no = total.measure_no
LEFT JOIN dim_programme AS programme ON @by IN (''programme'', ''module'') AND programme.programme_key = iif(@by = ''module'', total.within_key, total.unit_key)
LEFT JOIN dim_group AS member ON @by = ''group'' AND member.group_key = total.unit_key
LEFT JOIN dim_module AS module ON @by = ''module'' AND module.module_key = total.unit_key
LEFT JOIN dim_programme_module AS named
    ON @by = ''module'' AND named.programme_key = total.within_key AND named.module_key = total.unit_key
LEFT JOIN dim_teacher AS teacher ON @by = ''teacher'' AND teacher.teacher_key = total.unit_key
WHERE (total.denominator > 0 OR total.left_out > 0)
    AND (@measure IS NULL OR measure.measure = @measure)
ORDER BY total.measure_no, iif(@by IN (''month'', ''quarter''), total.unit_key, 0), unit, total.unit_key;
','[["success",0,null,"\u0423\u0441\u043F\u0435\u0432\u0430\u0435\u043C\u043E\u0441\u0442\u044C, %","2025",100,17,17,0],["quality",0,null,"\u041A\u0430\u0447\u0435\u0441\u0442\u0432\u043E, %","2025",70,7,10,7],["mastery",0,null,"\u0421\u041E\u0423, %","2025",66.4,664,10,7],["average",0,null,"\u0421\u0440\u0435\u0434\u043D\u0438\u0439 \u0431\u0430\u043B\u043B","2025",4,40,10,7],["first",0,null,"\u0421\u0434\u0430\u0447\u0430 \u0441 \u043F\u0435\u0440\u0432\u043E\u0439 \u043F\u043E\u043F\u044B\u0442\u043A\u0438, %","2025",94.11764705882354,16,17,0],["retakes",0,null,"\u041F\u0435\u0440\u0435\u0441\u0434\u0430\u0447 \u043D\u0430 100 \u0441\u043B\u0443\u0448\u0430\u0442\u0435\u043B\u0435\u0439","2025",12.5,1,8,0],["attendance",0,null,"\u041F\u043E\u0441\u0435\u0449\u0430\u0435\u043C\u043E\u0441\u0442\u044C, % \u0447\u0430\u0441\u043E\u0432","2025",87.64044943820225,156,178,1],["retention",0,null,"\u0421\u043E\u0445\u0440\u0430\u043D\u043D\u043E\u0441\u0442\u044C \u043A\u043E\u043D\u0442\u0438\u043D\u0433\u0435\u043D\u0442\u0430, %","2025",100,8,8,0],["completion",0,null,"\u0417\u0430\u0432\u0435\u0440\u0448\u0430\u0435\u043C\u043E\u0441\u0442\u044C, %","2025",100,3,3,0],["attainment",0,null,"\u0414\u043E\u0441\u0442\u0438\u0436\u0435\u043D\u0438\u0435 \u043F\u043B\u0430\u043D\u0438\u0440\u0443\u0435\u043C\u044B\u0445 \u0440\u0435\u0437\u0443\u043B\u044C\u0442\u0430\u0442\u043E\u0432, %","2025",85.71428571428571,18,21,0]]'),
(1,1,'Reports/self-assessment-files','-- title: Файлы, из которых загружены данные
-- grain: таблица
-- section: sources
-- parameters: known
-- roles: director, analyst
-- unscoped: names of files and their count, nothing of anybody
-- column: feed | Таблица | text
-- column: files_n | файлов | count
-- column: name | Последний файл | text
-- column: finished_at | Загружен | moment
SELECT feed, files_n, name, finished_at
FROM (
    SELECT
        loaded.feed,
        loaded.name,
        loaded.finished_at,
        count(*) OVER (PARTITION BY loaded.feed) AS files_n,
        row_number() OVER (PARTITION BY loaded.feed ORDER BY loaded.finished_at DESC, loaded.load_file_key DESC) AS place
    FROM dim_load_file AS loaded
    WHERE loaded.state = ''loaded'' AND (@known IS NULL OR loaded.finished_at <= @known)
) AS newest
WHERE place = 1
ORDER BY feed;
','[["attendance",2,"attendance-2026-1.csv","2026-11-30T03:34:42.748Z"],["awards",2,"awards-2026.csv","2026-11-30T03:34:42.780Z"],["carriers",1,"carriers.csv","2026-11-30T03:34:42.831Z"],["competencies",1,"competencies.csv","2026-11-30T03:34:42.362Z"],["documents",2,"documents-2026.jsonl","2026-11-30T03:34:42.820Z"],["enrolments",1,"enrolments.csv","2026-11-30T03:34:42.579Z"],["grades",4,"grades-later.csv","2026-11-30T03:34:43.611Z"],["groups",1,"groups.csv","2026-11-30T03:34:42.450Z"],["learners",2,"learners-2.csv","2026-11-30T03:34:42.536Z"],["module_competencies",1,"module_competencies.csv","2026-11-30T03:34:42.390Z"],["modules",1,"modules.csv","2026-11-30T03:34:42.341Z"],["plan",1,"plan.csv","2026-11-30T03:34:42.413Z"],["programmes",1,"programmes.csv","2026-11-30T03:34:42.316Z"],["removals",1,"removals-grades.csv","2026-11-30T03:34:42.856Z"],["teachers",2,"teachers-2.csv","2026-11-30T03:34:42.439Z"]]'),
(1,1,'Reports/self-assessment-forms','-- title: Формы обучения
-- grain: форма обучения
-- section: 3
-- parameters: from, to, organisation
-- roles: director, analyst
-- chart: bar x=form y=studied_n
-- column: form | Форма обучения | text
-- column: groups_n | Групп | count
-- column: studied_n | Обучалось | count
-- column: completed_n | Завершили | count
-- Enrolments, as in self-assessment-programmes.
WITH movement AS (
    SELECT
        coalesce(study.form, ''не указана'') AS form,
        mart.group_key,
        sum(mart.started_n - iif(mart.date_key < @from, mart.completed_n + mart.left_n, 0)) AS studied_n,
        sum(iif(mart.date_key < @from, 0, mart.completed_n)) AS completed_n
    FROM mart_enrolment_day AS mart
    INNER JOIN dim_group AS study ON study.group_key = mart.group_key
    WHERE mart.date_key <= @to
        AND (@organisation IS NULL OR study.org_key = @organisation)
        AND (@scope_organisation IS NULL OR study.org_key = @scope_organisation)
        AND (@scope_curator IS NULL OR study.curator_key = @scope_curator)
        AND @scope_learner IS NULL
    GROUP BY coalesce(study.form, ''не указана''), mart.group_key
    HAVING sum(mart.started_n - iif(mart.date_key < @from, mart.completed_n + mart.left_n, 0)) > 0
)
SELECT
    form,
    count(*) AS groups_n,
    sum(studied_n) AS studied_n,
    sum(completed_n) AS completed_n
FROM movement
GROUP BY form
ORDER BY form;
','[["\u0437\u0430\u043E\u0447\u043D\u0430\u044F",2,5,0],["\u043E\u0447\u043D\u043E-\u0437\u0430\u043E\u0447\u043D\u0430\u044F",1,3,3]]'),
(1,1,'Reports/self-assessment-funding','-- title: Источники финансирования обучения
-- grain: источник финансирования
-- section: 3
-- parameters: from, to, organisation
-- roles: director, analyst
-- chart: bar x=funding y=studied_n
-- column: funding | Источник финансирования | text
-- column: groups_n | Групп | count
-- column: studied_n | Обучалось | count
-- column: completed_n | Завершили | count
-- Enrolments, as in self-assessment-programmes.
WITH movement AS (
    SELECT
        coalesce(study.funding, ''не указан'') AS funding,
        mart.group_key,
        sum(mart.started_n - iif(mart.date_key < @from, mart.completed_n + mart.left_n, 0)) AS studied_n,
        sum(iif(mart.date_key < @from, 0, mart.completed_n)) AS completed_n
    FROM mart_enrolment_day AS mart
    INNER JOIN dim_group AS study ON study.group_key = mart.group_key
    WHERE mart.date_key <= @to
        AND (@organisation IS NULL OR study.org_key = @organisation)
        AND (@scope_organisation IS NULL OR study.org_key = @scope_organisation)
        AND (@scope_curator IS NULL OR study.curator_key = @scope_curator)
        AND @scope_learner IS NULL
    GROUP BY coalesce(study.funding, ''не указан''), mart.group_key
    HAVING sum(mart.started_n - iif(mart.date_key < @from, mart.completed_n + mart.left_n, 0)) > 0
)
SELECT
    funding,
    count(*) AS groups_n,
    sum(studied_n) AS studied_n,
    sum(completed_n) AS completed_n
FROM movement
GROUP BY funding
ORDER BY funding;
','[["\u0434\u043E\u0433\u043E\u0432\u043E\u0440 \u0441 \u043E\u0440\u0433\u0430\u043D\u0438\u0437\u0430\u0446\u0438\u0435\u0439",3,8,3]]'),
(1,1,'Reports/self-assessment-programmes','-- title: Программы, по которым шло обучение
-- grain: программа
-- section: 3
-- parameters: from, to, organisation
-- roles: director, analyst
-- column: programme_key | Ключ | key
-- column: name | Программа | text
-- column: kind | Вид программы | text
-- column: hours | Часов | count
-- column: groups_n | Групп | count
-- column: studied_n | Обучалось | count
-- column: completed_n | Завершили | count
-- column: left_n | Выбыли | count
-- Enrolments: of those who studied on any day of the period, who completed and who left in it. Groups without such a learner are not counted.
WITH movement AS (
    SELECT
        mart.group_key,
        study.programme_key,
        sum(mart.started_n - iif(mart.date_key < @from, mart.completed_n + mart.left_n, 0)) AS studied_n,
        sum(iif(mart.date_key < @from, 0, mart.completed_n)) AS completed_n,
        sum(iif(mart.date_key < @from, 0, mart.left_n)) AS left_n
    FROM mart_enrolment_day AS mart
    INNER JOIN dim_group AS study ON study.group_key = mart.group_key
    WHERE mart.date_key <= @to
        AND (@organisation IS NULL OR study.org_key = @organisation)
        AND (@scope_organisation IS NULL OR study.org_key = @scope_organisation)
        AND (@scope_curator IS NULL OR study.curator_key = @scope_curator)
        AND @scope_learner IS NULL
    GROUP BY mart.group_key, study.programme_key
    HAVING sum(mart.started_n - iif(mart.date_key < @from, mart.completed_n + mart.left_n, 0)) > 0
)
SELECT
    programme.programme_key,
    coalesce(programme.name, nullif(programme.programme_code, ''''), ''без программы'') AS name,
    CASE programme.kind
        WHEN ''qualification'' THEN ''повышение квалификации''
        WHEN ''retraining'' THEN ''профессиональная переподготовка''
        WHEN ''vocational'' THEN ''профессиональное обучение''
        WHEN ''general'' THEN ''общеразвивающая''
        WHEN ''preprofessional'' THEN ''предпрофессиональная''
        ELSE ''не указан''
    END AS kind,
    programme.hours,
    count(*) AS groups_n,
    sum(movement.studied_n) AS studied_n,
    sum(movement.completed_n) AS completed_n,
    sum(movement.left_n) AS left_n
FROM movement
INNER JOIN dim_programme AS programme ON programme.programme_key = movement.programme_key
GROUP BY programme.programme_key, programme.name, programme.programme_code, programme.kind, programme.hours
ORDER BY kind, name, programme.programme_key;
','[[10,"\u0410\u043D\u0433\u043B\u0438\u0439\u0441\u043A\u0438\u0439 \u044F\u0437\u044B\u043A: \u0440\u0430\u0437\u0433\u043E\u0432\u043E\u0440\u043D\u044B\u0439 \u043A\u0443\u0440\u0441","\u043E\u0431\u0449\u0435\u0440\u0430\u0437\u0432\u0438\u0432\u0430\u044E\u0449\u0430\u044F",100,1,1,0,0],[11,"\u041F\u043E\u0436\u0430\u0440\u043D\u0430\u044F \u0431\u0435\u0437\u043E\u043F\u0430\u0441\u043D\u043E\u0441\u0442\u044C, \u00AB\u043F\u043E\u0436\u0430\u0440\u043D\u043E-\u0442\u0435\u0445\u043D\u0438\u0447\u0435\u0441\u043A\u0438\u0439 \u043C\u0438\u043D\u0438\u043C\u0443\u043C\u00BB","\u043F\u043E\u0432\u044B\u0448\u0435\u043D\u0438\u0435 \u043A\u0432\u0430\u043B\u0438\u0444\u0438\u043A\u0430\u0446\u0438\u0438",28,1,3,3,0],[2,"\u0421\u043F\u0435\u0446\u0438\u0430\u043B\u0438\u0441\u0442 \u0432 \u043E\u0431\u043B\u0430\u0441\u0442\u0438 \u043E\u0445\u0440\u0430\u043D\u044B \u0442\u0440\u0443\u0434\u0430","\u043F\u0440\u043E\u0444\u0435\u0441\u0441\u0438\u043E\u043D\u0430\u043B\u044C\u043D\u0430\u044F \u043F\u0435\u0440\u0435\u043F\u043E\u0434\u0433\u043E\u0442\u043E\u0432\u043A\u0430",256,1,4,0,0]]');
INSERT INTO edition_table (edition_key, step_no, name, text, rows)
SELECT 2, 1, name, text, '[["success",10,10,"\u0423\u0441\u043F\u0435\u0432\u0430\u0435\u043C\u043E\u0441\u0442\u044C, %","\u0410\u043D\u0433\u043B\u0438\u0439\u0441\u043A\u0438\u0439 \u044F\u0437\u044B\u043A: \u0440\u0430\u0437\u0433\u043E\u0432\u043E\u0440\u043D\u044B\u0439 \u043A\u0443\u0440\u0441",100,3,3,0],["success",9,9,"\u0423\u0441\u043F\u0435\u0432\u0430\u0435\u043C\u043E\u0441\u0442\u044C, %","\u041E\u043F\u0435\u0440\u0430\u0442\u043E\u0440 \u043A\u043E\u0442\u0435\u043B\u044C\u043D\u043E\u0439",100,17,17,0],["success",11,11,"\u0423\u0441\u043F\u0435\u0432\u0430\u0435\u043C\u043E\u0441\u0442\u044C, %","\u041F\u043E\u0436\u0430\u0440\u043D\u0430\u044F \u0431\u0435\u0437\u043E\u043F\u0430\u0441\u043D\u043E\u0441\u0442\u044C, \u00AB\u043F\u043E\u0436\u0430\u0440\u043D\u043E-\u0442\u0435\u0445\u043D\u0438\u0447\u0435\u0441\u043A\u0438\u0439 \u043C\u0438\u043D\u0438\u043C\u0443\u043C\u00BB",100,8,8,0],["success",2,2,"\u0423\u0441\u043F\u0435\u0432\u0430\u0435\u043C\u043E\u0441\u0442\u044C, %","\u0421\u043F\u0435\u0446\u0438\u0430\u043B\u0438\u0441\u0442 \u0432 \u043E\u0431\u043B\u0430\u0441\u0442\u0438 \u043E\u0445\u0440\u0430\u043D\u044B \u0442\u0440\u0443\u0434\u0430",100,24,24,0],["success",7,7,"\u0423\u0441\u043F\u0435\u0432\u0430\u0435\u043C\u043E\u0441\u0442\u044C, %","\u0426\u0438\u0444\u0440\u043E\u0432\u044B\u0435 \u0438\u043D\u0441\u0442\u0440\u0443\u043C\u0435\u043D\u0442\u044B \u043F\u0440\u0435\u043F\u043E\u0434\u0430\u0432\u0430\u0442\u0435\u043B\u044F",100,8,8,0],["quality",10,10,"\u041A\u0430\u0447\u0435\u0441\u0442\u0432\u043E, %","\u0410\u043D\u0433\u043B\u0438\u0439\u0441\u043A\u0438\u0439 \u044F\u0437\u044B\u043A: \u0440\u0430\u0437\u0433\u043E\u0432\u043E\u0440\u043D\u044B\u0439 \u043A\u0443\u0440\u0441",100,2,2,1],["quality",9,9,"\u041A\u0430\u0447\u0435\u0441\u0442\u0432\u043E, %","\u041E\u043F\u0435\u0440\u0430\u0442\u043E\u0440 \u043A\u043E\u0442\u0435\u043B\u044C\u043D\u043E\u0439",10,1,10,7],["quality",11,11,"\u041A\u0430\u0447\u0435\u0441\u0442\u0432\u043E, %","\u041F\u043E\u0436\u0430\u0440\u043D\u0430\u044F \u0431\u0435\u0437\u043E\u043F\u0430\u0441\u043D\u043E\u0441\u0442\u044C, \u00AB\u043F\u043E\u0436\u0430\u0440\u043D\u043E-\u0442\u0435\u0445\u043D\u0438\u0447\u0435\u0441\u043A\u0438\u0439 \u043C\u0438\u043D\u0438\u043C\u0443\u043C\u00BB",50,3,6,2],["quality",2,2,"\u041A\u0430\u0447\u0435\u0441\u0442\u0432\u043E, %","\u0421\u043F\u0435\u0446\u0438\u0430\u043B\u0438\u0441\u0442 \u0432 \u043E\u0431\u043B\u0430\u0441\u0442\u0438 \u043E\u0445\u0440\u0430\u043D\u044B \u0442\u0440\u0443\u0434\u0430",68.75,11,16,8],["quality",7,7,"\u041A\u0430\u0447\u0435\u0441\u0442\u0432\u043E, %","\u0426\u0438\u0444\u0440\u043E\u0432\u044B\u0435 \u0438\u043D\u0441\u0442\u0440\u0443\u043C\u0435\u043D\u0442\u044B \u043F\u0440\u0435\u043F\u043E\u0434\u0430\u0432\u0430\u0442\u0435\u043B\u044F",33.333333333333336,2,6,2],["mastery",10,10,"\u0421\u041E\u0423, %","\u0410\u043D\u0433\u043B\u0438\u0439\u0441\u043A\u0438\u0439 \u044F\u0437\u044B\u043A: \u0440\u0430\u0437\u0433\u043E\u0432\u043E\u0440\u043D\u044B\u0439 \u043A\u0443\u0440\u0441",82,164,2,1],["mastery",9,9,"\u0421\u041E\u0423, %","\u041E\u043F\u0435\u0440\u0430\u0442\u043E\u0440 \u043A\u043E\u0442\u0435\u043B\u044C\u043D\u043E\u0439",42.4,424,10,7],["mastery",11,11,"\u0421\u041E\u0423, %","\u041F\u043E\u0436\u0430\u0440\u043D\u0430\u044F \u0431\u0435\u0437\u043E\u043F\u0430\u0441\u043D\u043E\u0441\u0442\u044C, \u00AB\u043F\u043E\u0436\u0430\u0440\u043D\u043E-\u0442\u0435\u0445\u043D\u0438\u0447\u0435\u0441\u043A\u0438\u0439 \u043C\u0438\u043D\u0438\u043C\u0443\u043C\u00BB",56,336,6,2],["mastery",2,2,"\u0421\u041E\u0423, %","\u0421\u043F\u0435\u0446\u0438\u0430\u043B\u0438\u0441\u0442 \u0432 \u043E\u0431\u043B\u0430\u0441\u0442\u0438 \u043E\u0445\u0440\u0430\u043D\u044B \u0442\u0440\u0443\u0434\u0430",64.25,1028,16,8],["mastery",7,7,"\u0421\u041E\u0423, %","\u0426\u0438\u0444\u0440\u043E\u0432\u044B\u0435 \u0438\u043D\u0441\u0442\u0440\u0443\u043C\u0435\u043D\u0442\u044B \u043F\u0440\u0435\u043F\u043E\u0434\u0430\u0432\u0430\u0442\u0435\u043B\u044F",51.333333333333336,308,6,2],["average",10,10,"\u0421\u0440\u0435\u0434\u043D\u0438\u0439 \u0431\u0430\u043B\u043B","\u0410\u043D\u0433\u043B\u0438\u0439\u0441\u043A\u0438\u0439 \u044F\u0437\u044B\u043A: \u0440\u0430\u0437\u0433\u043E\u0432\u043E\u0440\u043D\u044B\u0439 \u043A\u0443\u0440\u0441",4.5,9,2,1],["average",9,9,"\u0421\u0440\u0435\u0434\u043D\u0438\u0439 \u0431\u0430\u043B\u043B","\u041E\u043F\u0435\u0440\u0430\u0442\u043E\u0440 \u043A\u043E\u0442\u0435\u043B\u044C\u043D\u043E\u0439",3.2,32,10,7],["average",11,11,"\u0421\u0440\u0435\u0434\u043D\u0438\u0439 \u0431\u0430\u043B\u043B","\u041F\u043E\u0436\u0430\u0440\u043D\u0430\u044F \u0431\u0435\u0437\u043E\u043F\u0430\u0441\u043D\u043E\u0441\u0442\u044C, \u00AB\u043F\u043E\u0436\u0430\u0440\u043D\u043E-\u0442\u0435\u0445\u043D\u0438\u0447\u0435\u0441\u043A\u0438\u0439 \u043C\u0438\u043D\u0438\u043C\u0443\u043C\u00BB",3.6666666666666665,22,6,2],["average",2,2,"\u0421\u0440\u0435\u0434\u043D\u0438\u0439 \u0431\u0430\u043B\u043B","\u0421\u043F\u0435\u0446\u0438\u0430\u043B\u0438\u0441\u0442 \u0432 \u043E\u0431\u043B\u0430\u0441\u0442\u0438 \u043E\u0445\u0440\u0430\u043D\u044B \u0442\u0440\u0443\u0434\u0430",3.9375,63,16,8],["average",7,7,"\u0421\u0440\u0435\u0434\u043D\u0438\u0439 \u0431\u0430\u043B\u043B","\u0426\u0438\u0444\u0440\u043E\u0432\u044B\u0435 \u0438\u043D\u0441\u0442\u0440\u0443\u043C\u0435\u043D\u0442\u044B \u043F\u0440\u0435\u043F\u043E\u0434\u0430\u0432\u0430\u0442\u0435\u043B\u044F",3.5,21,6,2],["first",10,10,"\u0421\u0434\u0430\u0447\u0430 \u0441 \u043F\u0435\u0440\u0432\u043E\u0439 \u043F\u043E\u043F\u044B\u0442\u043A\u0438, %","\u0410\u043D\u0433\u043B\u0438\u0439\u0441\u043A\u0438\u0439 \u044F\u0437\u044B\u043A: \u0440\u0430\u0437\u0433\u043E\u0432\u043E\u0440\u043D\u044B\u0439 \u043A\u0443\u0440\u0441",100,3,3,0],["first",9,9,"\u0421\u0434\u0430\u0447\u0430 \u0441 \u043F\u0435\u0440\u0432\u043E\u0439 \u043F\u043E\u043F\u044B\u0442\u043A\u0438, %","\u041E\u043F\u0435\u0440\u0430\u0442\u043E\u0440 \u043A\u043E\u0442\u0435\u043B\u044C\u043D\u043E\u0439",94.11764705882354,16,17,0],["first",11,11,"\u0421\u0434\u0430\u0447\u0430 \u0441 \u043F\u0435\u0440\u0432\u043E\u0439 \u043F\u043E\u043F\u044B\u0442\u043A\u0438, %","\u041F\u043E\u0436\u0430\u0440\u043D\u0430\u044F \u0431\u0435\u0437\u043E\u043F\u0430\u0441\u043D\u043E\u0441\u0442\u044C, \u00AB\u043F\u043E\u0436\u0430\u0440\u043D\u043E-\u0442\u0435\u0445\u043D\u0438\u0447\u0435\u0441\u043A\u0438\u0439 \u043C\u0438\u043D\u0438\u043C\u0443\u043C\u00BB",100,8,8,0],["first",2,2,"\u0421\u0434\u0430\u0447\u0430 \u0441 \u043F\u0435\u0440\u0432\u043E\u0439 \u043F\u043E\u043F\u044B\u0442\u043A\u0438, %","\u0421\u043F\u0435\u0446\u0438\u0430\u043B\u0438\u0441\u0442 \u0432 \u043E\u0431\u043B\u0430\u0441\u0442\u0438 \u043E\u0445\u0440\u0430\u043D\u044B \u0442\u0440\u0443\u0434\u0430",100,24,24,0],["first",7,7,"\u0421\u0434\u0430\u0447\u0430 \u0441 \u043F\u0435\u0440\u0432\u043E\u0439 \u043F\u043E\u043F\u044B\u0442\u043A\u0438, %","\u0426\u0438\u0444\u0440\u043E\u0432\u044B\u0435 \u0438\u043D\u0441\u0442\u0440\u0443\u043C\u0435\u043D\u0442\u044B \u043F\u0440\u0435\u043F\u043E\u0434\u0430\u0432\u0430\u0442\u0435\u043B\u044F",75,6,8,0],["retakes",10,10,"\u041F\u0435\u0440\u0435\u0441\u0434\u0430\u0447 \u043D\u0430 100 \u0441\u043B\u0443\u0448\u0430\u0442\u0435\u043B\u0435\u0439","\u0410\u043D\u0433\u043B\u0438\u0439\u0441\u043A\u0438\u0439 \u044F\u0437\u044B\u043A: \u0440\u0430\u0437\u0433\u043E\u0432\u043E\u0440\u043D\u044B\u0439 \u043A\u0443\u0440\u0441",0,0,1,0],["retakes",9,9,"\u041F\u0435\u0440\u0435\u0441\u0434\u0430\u0447 \u043D\u0430 100 \u0441\u043B\u0443\u0448\u0430\u0442\u0435\u043B\u0435\u0439","\u041E\u043F\u0435\u0440\u0430\u0442\u043E\u0440 \u043A\u043E\u0442\u0435\u043B\u044C\u043D\u043E\u0439",25,1,4,0],["retakes",11,11,"\u041F\u0435\u0440\u0435\u0441\u0434\u0430\u0447 \u043D\u0430 100 \u0441\u043B\u0443\u0448\u0430\u0442\u0435\u043B\u0435\u0439","\u041F\u043E\u0436\u0430\u0440\u043D\u0430\u044F \u0431\u0435\u0437\u043E\u043F\u0430\u0441\u043D\u043E\u0441\u0442\u044C, \u00AB\u043F\u043E\u0436\u0430\u0440\u043D\u043E-\u0442\u0435\u0445\u043D\u0438\u0447\u0435\u0441\u043A\u0438\u0439 \u043C\u0438\u043D\u0438\u043C\u0443\u043C\u00BB",0,0,2,0],["retakes",2,2,"\u041F\u0435\u0440\u0435\u0441\u0434\u0430\u0447 \u043D\u0430 100 \u0441\u043B\u0443\u0448\u0430\u0442\u0435\u043B\u0435\u0439","\u0421\u043F\u0435\u0446\u0438\u0430\u043B\u0438\u0441\u0442 \u0432 \u043E\u0431\u043B\u0430\u0441\u0442\u0438 \u043E\u0445\u0440\u0430\u043D\u044B \u0442\u0440\u0443\u0434\u0430",0,0,4,0],["retakes",7,7,"\u041F\u0435\u0440\u0435\u0441\u0434\u0430\u0447 \u043D\u0430 100 \u0441\u043B\u0443\u0448\u0430\u0442\u0435\u043B\u0435\u0439","\u0426\u0438\u0444\u0440\u043E\u0432\u044B\u0435 \u0438\u043D\u0441\u0442\u0440\u0443\u043C\u0435\u043D\u0442\u044B \u043F\u0440\u0435\u043F\u043E\u0434\u0430\u0432\u0430\u0442\u0435\u043B\u044F",100,2,2,0],["attendance",10,10,"\u041F\u043E\u0441\u0435\u0449\u0430\u0435\u043C\u043E\u0441\u0442\u044C, % \u0447\u0430\u0441\u043E\u0432","\u0410\u043D\u0433\u043B\u0438\u0439\u0441\u043A\u0438\u0439 \u044F\u0437\u044B\u043A: \u0440\u0430\u0437\u0433\u043E\u0432\u043E\u0440\u043D\u044B\u0439 \u043A\u0443\u0440\u0441",100,16,16,0],["attendance",9,9,"\u041F\u043E\u0441\u0435\u0449\u0430\u0435\u043C\u043E\u0441\u0442\u044C, % \u0447\u0430\u0441\u043E\u0432","\u041E\u043F\u0435\u0440\u0430\u0442\u043E\u0440 \u043A\u043E\u0442\u0435\u043B\u044C\u043D\u043E\u0439",84.78260869565217,136.5,161,0],["attendance",11,11,"\u041F\u043E\u0441\u0435\u0449\u0430\u0435\u043C\u043E\u0441\u0442\u044C, % \u0447\u0430\u0441\u043E\u0432","\u041F\u043E\u0436\u0430\u0440\u043D\u0430\u044F \u0431\u0435\u0437\u043E\u043F\u0430\u0441\u043D\u043E\u0441\u0442\u044C, \u00AB\u043F\u043E\u0436\u0430\u0440\u043D\u043E-\u0442\u0435\u0445\u043D\u0438\u0447\u0435\u0441\u043A\u0438\u0439 \u043C\u0438\u043D\u0438\u043C\u0443\u043C\u00BB",91.66666666666667,22,24,0],["attendance",2,2,"\u041F\u043E\u0441\u0435\u0449\u0430\u0435\u043C\u043E\u0441\u0442\u044C, % \u0447\u0430\u0441\u043E\u0432","\u0421\u043F\u0435\u0446\u0438\u0430\u043B\u0438\u0441\u0442 \u0432 \u043E\u0431\u043B\u0430\u0441\u0442\u0438 \u043E\u0445\u0440\u0430\u043D\u044B \u0442\u0440\u0443\u0434\u0430",87.04545454545455,191.5,220,0],["attendance",7,7,"\u041F\u043E\u0441\u0435\u0449\u0430\u0435\u043C\u043E\u0441\u0442\u044C, % \u0447\u0430\u0441\u043E\u0432","\u0426\u0438\u0444\u0440\u043E\u0432\u044B\u0435 \u0438\u043D\u0441\u0442\u0440\u0443\u043C\u0435\u043D\u0442\u044B \u043F\u0440\u0435\u043F\u043E\u0434\u0430\u0432\u0430\u0442\u0435\u043B\u044F",90,18,20,0],["retention",10,10,"\u0421\u043E\u0445\u0440\u0430\u043D\u043D\u043E\u0441\u0442\u044C \u043A\u043E\u043D\u0442\u0438\u043D\u0433\u0435\u043D\u0442\u0430, %","\u0410\u043D\u0433\u043B\u0438\u0439\u0441\u043A\u0438\u0439 \u044F\u0437\u044B\u043A: \u0440\u0430\u0437\u0433\u043E\u0432\u043E\u0440\u043D\u044B\u0439 \u043A\u0443\u0440\u0441",100,1,1,0],["retention",9,9,"\u0421\u043E\u0445\u0440\u0430\u043D\u043D\u043E\u0441\u0442\u044C \u043A\u043E\u043D\u0442\u0438\u043D\u0433\u0435\u043D\u0442\u0430, %","\u041E\u043F\u0435\u0440\u0430\u0442\u043E\u0440 \u043A\u043E\u0442\u0435\u043B\u044C\u043D\u043E\u0439",75,3,4,0],["retention",11,11,"\u0421\u043E\u0445\u0440\u0430\u043D\u043D\u043E\u0441\u0442\u044C \u043A\u043E\u043D\u0442\u0438\u043D\u0433\u0435\u043D\u0442\u0430, %","\u041F\u043E\u0436\u0430\u0440\u043D\u0430\u044F \u0431\u0435\u0437\u043E\u043F\u0430\u0441\u043D\u043E\u0441\u0442\u044C, \u00AB\u043F\u043E\u0436\u0430\u0440\u043D\u043E-\u0442\u0435\u0445\u043D\u0438\u0447\u0435\u0441\u043A\u0438\u0439 \u043C\u0438\u043D\u0438\u043C\u0443\u043C\u00BB",100,2,2,0],["retention",2,2,"\u0421\u043E\u0445\u0440\u0430\u043D\u043D\u043E\u0441\u0442\u044C \u043A\u043E\u043D\u0442\u0438\u043D\u0433\u0435\u043D\u0442\u0430, %","\u0421\u043F\u0435\u0446\u0438\u0430\u043B\u0438\u0441\u0442 \u0432 \u043E\u0431\u043B\u0430\u0441\u0442\u0438 \u043E\u0445\u0440\u0430\u043D\u044B \u0442\u0440\u0443\u0434\u0430",100,4,4,0],["retention",7,7,"\u0421\u043E\u0445\u0440\u0430\u043D\u043D\u043E\u0441\u0442\u044C \u043A\u043E\u043D\u0442\u0438\u043D\u0433\u0435\u043D\u0442\u0430, %","\u0426\u0438\u0444\u0440\u043E\u0432\u044B\u0435 \u0438\u043D\u0441\u0442\u0440\u0443\u043C\u0435\u043D\u0442\u044B \u043F\u0440\u0435\u043F\u043E\u0434\u0430\u0432\u0430\u0442\u0435\u043B\u044F",100,2,2,0],["completion",10,10,"\u0417\u0430\u0432\u0435\u0440\u0448\u0430\u0435\u043C\u043E\u0441\u0442\u044C, %","\u0410\u043D\u0433\u043B\u0438\u0439\u0441\u043A\u0438\u0439 \u044F\u0437\u044B\u043A: \u0440\u0430\u0437\u0433\u043E\u0432\u043E\u0440\u043D\u044B\u0439 \u043A\u0443\u0440\u0441",100,1,1,0],["completion",9,9,"\u0417\u0430\u0432\u0435\u0440\u0448\u0430\u0435\u043C\u043E\u0441\u0442\u044C, %","\u041E\u043F\u0435\u0440\u0430\u0442\u043E\u0440 \u043A\u043E\u0442\u0435\u043B\u044C\u043D\u043E\u0439",25,1,4,0],["completion",11,11,"\u0417\u0430\u0432\u0435\u0440\u0448\u0430\u0435\u043C\u043E\u0441\u0442\u044C, %","\u041F\u043E\u0436\u0430\u0440\u043D\u0430\u044F \u0431\u0435\u0437\u043E\u043F\u0430\u0441\u043D\u043E\u0441\u0442\u044C, \u00AB\u043F\u043E\u0436\u0430\u0440\u043D\u043E-\u0442\u0435\u0445\u043D\u0438\u0447\u0435\u0441\u043A\u0438\u0439 \u043C\u0438\u043D\u0438\u043C\u0443\u043C\u00BB",100,2,2,0],["completion",2,2,"\u0417\u0430\u0432\u0435\u0440\u0448\u0430\u0435\u043C\u043E\u0441\u0442\u044C, %","\u0421\u043F\u0435\u0446\u0438\u0430\u043B\u0438\u0441\u0442 \u0432 \u043E\u0431\u043B\u0430\u0441\u0442\u0438 \u043E\u0445\u0440\u0430\u043D\u044B \u0442\u0440\u0443\u0434\u0430",100,4,4,0],["completion",7,7,"\u0417\u0430\u0432\u0435\u0440\u0448\u0430\u0435\u043C\u043E\u0441\u0442\u044C, %","\u0426\u0438\u0444\u0440\u043E\u0432\u044B\u0435 \u0438\u043D\u0441\u0442\u0440\u0443\u043C\u0435\u043D\u0442\u044B \u043F\u0440\u0435\u043F\u043E\u0434\u0430\u0432\u0430\u0442\u0435\u043B\u044F",100,2,2,0],["attainment",10,10,"\u0414\u043E\u0441\u0442\u0438\u0436\u0435\u043D\u0438\u0435 \u043F\u043B\u0430\u043D\u0438\u0440\u0443\u0435\u043C\u044B\u0445 \u0440\u0435\u0437\u0443\u043B\u044C\u0442\u0430\u0442\u043E\u0432, %","\u0410\u043D\u0433\u043B\u0438\u0439\u0441\u043A\u0438\u0439 \u044F\u0437\u044B\u043A: \u0440\u0430\u0437\u0433\u043E\u0432\u043E\u0440\u043D\u044B\u0439 \u043A\u0443\u0440\u0441",100,3,3,0],["attainment",9,9,"\u0414\u043E\u0441\u0442\u0438\u0436\u0435\u043D\u0438\u0435 \u043F\u043B\u0430\u043D\u0438\u0440\u0443\u0435\u043C\u044B\u0445 \u0440\u0435\u0437\u0443\u043B\u044C\u0442\u0430\u0442\u043E\u0432, %","\u041E\u043F\u0435\u0440\u0430\u0442\u043E\u0440 \u043A\u043E\u0442\u0435\u043B\u044C\u043D\u043E\u0439",53.84615384615385,7,13,0],["attainment",11,11,"\u0414\u043E\u0441\u0442\u0438\u0436\u0435\u043D\u0438\u0435 \u043F\u043B\u0430\u043D\u0438\u0440\u0443\u0435\u043C\u044B\u0445 \u0440\u0435\u0437\u0443\u043B\u044C\u0442\u0430\u0442\u043E\u0432, %","\u041F\u043E\u0436\u0430\u0440\u043D\u0430\u044F \u0431\u0435\u0437\u043E\u043F\u0430\u0441\u043D\u043E\u0441\u0442\u044C, \u00AB\u043F\u043E\u0436\u0430\u0440\u043D\u043E-\u0442\u0435\u0445\u043D\u0438\u0447\u0435\u0441\u043A\u0438\u0439 \u043C\u0438\u043D\u0438\u043C\u0443\u043C\u00BB",75,3,4,0],["attainment",2,2,"\u0414\u043E\u0441\u0442\u0438\u0436\u0435\u043D\u0438\u0435 \u043F\u043B\u0430\u043D\u0438\u0440\u0443\u0435\u043C\u044B\u0445 \u0440\u0435\u0437\u0443\u043B\u044C\u0442\u0430\u0442\u043E\u0432, %","\u0421\u043F\u0435\u0446\u0438\u0430\u043B\u0438\u0441\u0442 \u0432 \u043E\u0431\u043B\u0430\u0441\u0442\u0438 \u043E\u0445\u0440\u0430\u043D\u044B \u0442\u0440\u0443\u0434\u0430",83.33333333333333,10,12,0],["attainment",7,7,"\u0414\u043E\u0441\u0442\u0438\u0436\u0435\u043D\u0438\u0435 \u043F\u043B\u0430\u043D\u0438\u0440\u0443\u0435\u043C\u044B\u0445 \u0440\u0435\u0437\u0443\u043B\u044C\u0442\u0430\u0442\u043E\u0432, %","\u0426\u0438\u0444\u0440\u043E\u0432\u044B\u0435 \u0438\u043D\u0441\u0442\u0440\u0443\u043C\u0435\u043D\u0442\u044B \u043F\u0440\u0435\u043F\u043E\u0434\u0430\u0432\u0430\u0442\u0435\u043B\u044F",50,3,6,0]]' FROM edition_table WHERE edition_key = 1 AND name = 'Reports/quality-measures-programmes';
INSERT INTO edition_table (edition_key, step_no, name, text, rows)
SELECT 2, 1, name, text, '[["success",0,null,"\u0423\u0441\u043F\u0435\u0432\u0430\u0435\u043C\u043E\u0441\u0442\u044C, %","2025",100,17,17,0],["quality",0,null,"\u041A\u0430\u0447\u0435\u0441\u0442\u0432\u043E, %","2025",70,7,10,7],["mastery",0,null,"\u0421\u041E\u0423, %","2025",66.4,664,10,7],["average",0,null,"\u0421\u0440\u0435\u0434\u043D\u0438\u0439 \u0431\u0430\u043B\u043B","2025",4,40,10,7],["first",0,null,"\u0421\u0434\u0430\u0447\u0430 \u0441 \u043F\u0435\u0440\u0432\u043E\u0439 \u043F\u043E\u043F\u044B\u0442\u043A\u0438, %","2025",94.11764705882354,16,17,0],["retakes",0,null,"\u041F\u0435\u0440\u0435\u0441\u0434\u0430\u0447 \u043D\u0430 100 \u0441\u043B\u0443\u0448\u0430\u0442\u0435\u043B\u0435\u0439","2025",12.5,1,8,0],["attendance",0,null,"\u041F\u043E\u0441\u0435\u0449\u0430\u0435\u043C\u043E\u0441\u0442\u044C, % \u0447\u0430\u0441\u043E\u0432","2025",87.64044943820225,156,178,1],["retention",0,null,"\u0421\u043E\u0445\u0440\u0430\u043D\u043D\u043E\u0441\u0442\u044C \u043A\u043E\u043D\u0442\u0438\u043D\u0433\u0435\u043D\u0442\u0430, %","2025",100,8,8,0],["completion",0,null,"\u0417\u0430\u0432\u0435\u0440\u0448\u0430\u0435\u043C\u043E\u0441\u0442\u044C, %","2025",100,3,3,0],["attainment",0,null,"\u0414\u043E\u0441\u0442\u0438\u0436\u0435\u043D\u0438\u0435 \u043F\u043B\u0430\u043D\u0438\u0440\u0443\u0435\u043C\u044B\u0445 \u0440\u0435\u0437\u0443\u043B\u044C\u0442\u0430\u0442\u043E\u0432, %","2025",85.71428571428571,18,21,0],["success",0,null,"\u0423\u0441\u043F\u0435\u0432\u0430\u0435\u043C\u043E\u0441\u0442\u044C, %","2026",100,60,60,0],["quality",0,null,"\u041A\u0430\u0447\u0435\u0441\u0442\u0432\u043E, %","2026",47.5,19,40,20],["mastery",0,null,"\u0421\u041E\u0423, %","2026",56.5,2260,40,20],["average",0,null,"\u0421\u0440\u0435\u0434\u043D\u0438\u0439 \u0431\u0430\u043B\u043B","2026",3.675,147,40,20],["first",0,null,"\u0421\u0434\u0430\u0447\u0430 \u0441 \u043F\u0435\u0440\u0432\u043E\u0439 \u043F\u043E\u043F\u044B\u0442\u043A\u0438, %","2026",95,57,60,0],["retakes",0,null,"\u041F\u0435\u0440\u0435\u0441\u0434\u0430\u0447 \u043D\u0430 100 \u0441\u043B\u0443\u0448\u0430\u0442\u0435\u043B\u0435\u0439","2026",23.076923076923077,3,13,0],["attendance",0,null,"\u041F\u043E\u0441\u0435\u0449\u0430\u0435\u043C\u043E\u0441\u0442\u044C, % \u0447\u0430\u0441\u043E\u0432","2026",87.07482993197279,384,441,0],["retention",0,null,"\u0421\u043E\u0445\u0440\u0430\u043D\u043D\u043E\u0441\u0442\u044C \u043A\u043E\u043D\u0442\u0438\u043D\u0433\u0435\u043D\u0442\u0430, %","2026",92.3076923076923,12,13,0],["completion",0,null,"\u0417\u0430\u0432\u0435\u0440\u0448\u0430\u0435\u043C\u043E\u0441\u0442\u044C, %","2026",76.92307692307692,10,13,0],["attainment",0,null,"\u0414\u043E\u0441\u0442\u0438\u0436\u0435\u043D\u0438\u0435 \u043F\u043B\u0430\u043D\u0438\u0440\u0443\u0435\u043C\u044B\u0445 \u0440\u0435\u0437\u0443\u043B\u044C\u0442\u0430\u0442\u043E\u0432, %","2026",68.42105263157895,26,38,0]]' FROM edition_table WHERE edition_key = 1 AND name = 'Reports/quality-measures-years';
INSERT INTO edition_table (edition_key, step_no, name, text, rows)
SELECT 2, 1, name, text, '[["attendance",2,"attendance-2026-1.csv","2026-11-30T03:34:42.748Z"],["awards",2,"awards-2026.csv","2026-11-30T03:34:42.780Z"],["carriers",1,"carriers.csv","2026-11-30T03:34:42.831Z"],["competencies",1,"competencies.csv","2026-11-30T03:34:42.362Z"],["documents",2,"documents-2026.jsonl","2026-11-30T03:34:42.820Z"],["enrolments",1,"enrolments.csv","2026-11-30T03:34:42.579Z"],["grades",4,"grades-later.csv","2026-11-30T03:34:43.611Z"],["groups",1,"groups.csv","2026-11-30T03:34:42.450Z"],["learners",2,"learners-2.csv","2026-11-30T03:34:42.536Z"],["module_competencies",1,"module_competencies.csv","2026-11-30T03:34:42.390Z"],["modules",1,"modules.csv","2026-11-30T03:34:42.341Z"],["plan",1,"plan.csv","2026-11-30T03:34:42.413Z"],["programmes",1,"programmes.csv","2026-11-30T03:34:42.316Z"],["removals",1,"removals-grades.csv","2026-11-30T03:34:42.856Z"],["teachers",2,"teachers-2.csv","2026-11-30T03:34:42.439Z"]]' FROM edition_table WHERE edition_key = 1 AND name = 'Reports/self-assessment-files';
INSERT INTO edition_table (edition_key, step_no, name, text, rows)
SELECT 2, 1, name, text, '[["\u0437\u0430\u043E\u0447\u043D\u0430\u044F",2,5,5],["\u043E\u0447\u043D\u0430\u044F",3,6,4],["\u043E\u0447\u043D\u043E-\u0437\u0430\u043E\u0447\u043D\u0430\u044F",1,2,1]]' FROM edition_table WHERE edition_key = 1 AND name = 'Reports/self-assessment-forms';
INSERT INTO edition_table (edition_key, step_no, name, text, rows)
SELECT 2, 1, name, text, '[["\u0431\u044E\u0434\u0436\u0435\u0442",2,4,3],["\u0434\u043E\u0433\u043E\u0432\u043E\u0440 \u0441 \u043E\u0440\u0433\u0430\u043D\u0438\u0437\u0430\u0446\u0438\u0435\u0439",3,7,7],["\u0434\u043E\u0433\u043E\u0432\u043E\u0440 \u0441 \u0444\u0438\u0437\u0438\u0447\u0435\u0441\u043A\u0438\u043C \u043B\u0438\u0446\u043E\u043C",1,2,0]]' FROM edition_table WHERE edition_key = 1 AND name = 'Reports/self-assessment-funding';
INSERT INTO edition_table (edition_key, step_no, name, text, rows)
SELECT 2, 1, name, text, '[[10,"\u0410\u043D\u0433\u043B\u0438\u0439\u0441\u043A\u0438\u0439 \u044F\u0437\u044B\u043A: \u0440\u0430\u0437\u0433\u043E\u0432\u043E\u0440\u043D\u044B\u0439 \u043A\u0443\u0440\u0441","\u043E\u0431\u0449\u0435\u0440\u0430\u0437\u0432\u0438\u0432\u0430\u044E\u0449\u0430\u044F",100,1,1,1,0],[11,"\u041F\u043E\u0436\u0430\u0440\u043D\u0430\u044F \u0431\u0435\u0437\u043E\u043F\u0430\u0441\u043D\u043E\u0441\u0442\u044C, \u00AB\u043F\u043E\u0436\u0430\u0440\u043D\u043E-\u0442\u0435\u0445\u043D\u0438\u0447\u0435\u0441\u043A\u0438\u0439 \u043C\u0438\u043D\u0438\u043C\u0443\u043C\u00BB","\u043F\u043E\u0432\u044B\u0448\u0435\u043D\u0438\u0435 \u043A\u0432\u0430\u043B\u0438\u0444\u0438\u043A\u0430\u0446\u0438\u0438",28,1,2,2,0],[7,"\u0426\u0438\u0444\u0440\u043E\u0432\u044B\u0435 \u0438\u043D\u0441\u0442\u0440\u0443\u043C\u0435\u043D\u0442\u044B \u043F\u0440\u0435\u043F\u043E\u0434\u0430\u0432\u0430\u0442\u0435\u043B\u044F","\u043F\u043E\u0432\u044B\u0448\u0435\u043D\u0438\u0435 \u043A\u0432\u0430\u043B\u0438\u0444\u0438\u043A\u0430\u0446\u0438\u0438",40,1,2,2,0],[2,"\u0421\u043F\u0435\u0446\u0438\u0430\u043B\u0438\u0441\u0442 \u0432 \u043E\u0431\u043B\u0430\u0441\u0442\u0438 \u043E\u0445\u0440\u0430\u043D\u044B \u0442\u0440\u0443\u0434\u0430","\u043F\u0440\u043E\u0444\u0435\u0441\u0441\u0438\u043E\u043D\u0430\u043B\u044C\u043D\u0430\u044F \u043F\u0435\u0440\u0435\u043F\u043E\u0434\u0433\u043E\u0442\u043E\u0432\u043A\u0430",256,1,4,4,0],[9,"\u041E\u043F\u0435\u0440\u0430\u0442\u043E\u0440 \u043A\u043E\u0442\u0435\u043B\u044C\u043D\u043E\u0439","\u043F\u0440\u043E\u0444\u0435\u0441\u0441\u0438\u043E\u043D\u0430\u043B\u044C\u043D\u043E\u0435 \u043E\u0431\u0443\u0447\u0435\u043D\u0438\u0435",144,2,4,1,1]]' FROM edition_table WHERE edition_key = 1 AND name = 'Reports/self-assessment-programmes';
INSERT INTO edition_text (edition_key, step_no, section, text) VALUES
(1,2,'2','Управляет совет центра.'),
(2,1,'2','Управляет совет центра.'),
(2,2,'1','Сведения об организации.');
INSERT INTO work_plan (work_plan_key, organisation, indicator_set, year, stage, owner, due_on, done_on, note, set_by, set_at) VALUES
(1,'default','order-1324-annex-6',2026,'planning','Методист','2027-02-01',NULL,'по приказу','Аналитик','2026-11-30T03:36:09.627Z'),
(2,'default','order-1324-annex-6',2026,'conduct','Методист','2027-02-01',NULL,'по приказу','Аналитик','2026-11-30T03:36:09.669Z');
CREATE INDEX ix_audit_at ON audit (at);
CREATE INDEX ix_audit_subject_learner ON audit_subject (learner_code);
CREATE INDEX ix_manual_value_cell ON manual_value (indicator_set, organisation, year, code, line, graph);
CREATE INDEX ix_work_plan_stage ON work_plan (indicator_set, organisation, year, stage);
CREATE TRIGGER edition_update BEFORE UPDATE ON edition BEGIN SELECT raise(ABORT, 'an edition is never changed'); END;
CREATE TRIGGER edition_delete BEFORE DELETE ON edition BEGIN SELECT raise(ABORT, 'an edition is never changed'); END;
CREATE TRIGGER edition_step_update BEFORE UPDATE ON edition_step BEGIN SELECT raise(ABORT, 'an edition is never changed'); END;
CREATE TRIGGER edition_step_delete BEFORE DELETE ON edition_step BEGIN SELECT raise(ABORT, 'an edition is never changed'); END;
CREATE TRIGGER edition_content_update BEFORE UPDATE ON edition_content BEGIN SELECT raise(ABORT, 'an edition is never changed'); END;
CREATE TRIGGER edition_content_delete BEFORE DELETE ON edition_content BEGIN SELECT raise(ABORT, 'an edition is never changed'); END;
CREATE TRIGGER edition_rule_update BEFORE UPDATE ON edition_rule BEGIN SELECT raise(ABORT, 'an edition is never changed'); END;
CREATE TRIGGER edition_rule_delete BEFORE DELETE ON edition_rule BEGIN SELECT raise(ABORT, 'an edition is never changed'); END;
CREATE TRIGGER edition_value_update BEFORE UPDATE ON edition_value BEGIN SELECT raise(ABORT, 'an edition is never changed'); END;
CREATE TRIGGER edition_value_delete BEFORE DELETE ON edition_value BEGIN SELECT raise(ABORT, 'an edition is never changed'); END;
CREATE TRIGGER edition_table_update BEFORE UPDATE ON edition_table BEGIN SELECT raise(ABORT, 'an edition is never changed'); END;
CREATE TRIGGER edition_table_delete BEFORE DELETE ON edition_table BEGIN SELECT raise(ABORT, 'an edition is never changed'); END;
CREATE TRIGGER edition_text_update BEFORE UPDATE ON edition_text BEGIN SELECT raise(ABORT, 'an edition is never changed'); END;
CREATE TRIGGER edition_text_delete BEFORE DELETE ON edition_text BEGIN SELECT raise(ABORT, 'an edition is never changed'); END;
CREATE TRIGGER edition_step_signed BEFORE INSERT ON edition_step
WHEN new.kind <> 'Superseded' AND EXISTS (
    SELECT 1 FROM edition_step AS signed WHERE signed.edition_key = new.edition_key AND signed.kind IN ('Approved', 'Withdrawn'))
BEGIN SELECT raise(ABORT, 'an edition is never changed'); END;
CREATE TRIGGER edition_content_signed BEFORE INSERT ON edition_content
WHEN EXISTS (SELECT 1 FROM edition_step AS signed WHERE signed.edition_key = new.edition_key AND signed.kind IN ('Approved', 'Withdrawn'))
BEGIN SELECT raise(ABORT, 'an edition is never changed'); END;
CREATE TRIGGER edition_rule_signed BEFORE INSERT ON edition_rule
WHEN EXISTS (SELECT 1 FROM edition_step AS signed WHERE signed.edition_key = new.edition_key AND signed.kind IN ('Approved', 'Withdrawn'))
BEGIN SELECT raise(ABORT, 'an edition is never changed'); END;
CREATE TRIGGER edition_value_signed BEFORE INSERT ON edition_value
WHEN EXISTS (SELECT 1 FROM edition_step AS signed WHERE signed.edition_key = new.edition_key AND signed.kind IN ('Approved', 'Withdrawn'))
BEGIN SELECT raise(ABORT, 'an edition is never changed'); END;
CREATE TRIGGER edition_table_signed BEFORE INSERT ON edition_table
WHEN EXISTS (SELECT 1 FROM edition_step AS signed WHERE signed.edition_key = new.edition_key AND signed.kind IN ('Approved', 'Withdrawn'))
BEGIN SELECT raise(ABORT, 'an edition is never changed'); END;
CREATE TRIGGER edition_text_signed BEFORE INSERT ON edition_text
WHEN EXISTS (SELECT 1 FROM edition_step AS signed WHERE signed.edition_key = new.edition_key AND signed.kind IN ('Approved', 'Withdrawn'))
BEGIN SELECT raise(ABORT, 'an edition is never changed'); END;
COMMIT;
