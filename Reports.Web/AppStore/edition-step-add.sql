-- title: Шаг редакции
INSERT INTO app.edition_step (edition_key, step_no, kind, at, user_name, note, document_no, document_date, signer)
VALUES (@edition_key, @step_no, @kind, @at, @user_name, @note, @document_no, @document_date, @signer);
