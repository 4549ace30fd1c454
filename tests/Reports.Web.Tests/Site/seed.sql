-- Invented people and figures: two organisations, three groups, two curators.
INSERT INTO dim_load_file (load_file_key, sha256, name, size, profile, feed, state, rows_read, rows_loaded, rows_rejected, started_at, finished_at)
VALUES (1, 'a1', 'оценки.csv', 10, 'feeds', 'grades', 'loaded', 12, 10, 2, '2026-11-20T03:00:00.000Z', '2026-11-20T03:00:05.000Z');
INSERT INTO quarantine (load_file_key, line_no, feed, column_name, code, detail, raw_text) VALUES (1, 3, 'grades', 'grade', 'out_of_range', '', 'raw'), (1, 4, 'grades', 'grade', 'out_of_range', '', 'raw');
INSERT INTO dim_organisation (org_key, org_code, name) VALUES (2, 'second', 'Филиал');
INSERT INTO dim_programme (programme_key, org_key, programme_code, name, kind, is_inferred)
VALUES (1, 1, 'OT', 'Охрана труда', 'qualification', 0), (2, 2, 'PB', 'Пожарная безопасность', 'qualification', 0);
INSERT INTO dim_teacher (teacher_key, org_key, teacher_code, last_name, first_name, is_inferred)
VALUES (1, 1, 'T1', 'Соколова', 'Мария', 0), (2, 1, 'T2', 'Кузнецов', 'Павел', 0);
INSERT INTO dim_group (group_key, org_key, group_code, programme_key, starts_on, ends_on, curator_key, is_inferred)
VALUES (1, 1, 'OT-26-1', 1, 20260112, 20260327, 1, 0), (2, 1, 'OT-26-2', 1, 20260201, 20260420, 2, 0), (3, 2, 'PB-26-1', 2, 20260301, 20260520, 0, 0);
INSERT INTO dim_learner (learner_key, org_key, learner_code, is_inferred) VALUES (1, 1, 'L1', 0), (2, 1, 'L2', 0), (3, 2, 'L3', 0);
INSERT INTO learner_person (learner_key, last_name, first_name, name_folded, load_file_key, line_no)
VALUES (1, '=HYPERLINK("http://example.org")', 'Анна', 'X', 1, 1), (2, 'Петров', 'Илья; "Ко"', 'ПЕТРОВ', 1, 2), (3, 'Орлова', 'Вера', 'ОРЛОВА', 1, 3);
INSERT INTO fact_enrolment (group_key, learner_key, enrolled_date_key, started_date_key, org_key, load_file_key, line_no)
VALUES (1, 1, 20260110, 20260112, 1, 1, 1), (2, 2, 20260130, 20260201, 1, 1, 2), (3, 3, 20260228, 20260301, 2, 1, 3);
INSERT INTO mart_learner_month (learner_key, group_key, month_key, attended, scheduled, marks_n, missed_n, share_sum, share_n)
VALUES (1, 1, 202601, 1250, 1600, 8, 2, 1500000, 2), (1, 1, 202603, 1600, 1600, 8, 0, 874321, 1), (2, 2, 202602, 800, 1600, 8, 4, 500000, 1),
    (3, 3, 202603, 1600, 1600, 8, 0, 1000000, 1);
