-- title: Файлы отправлены
INSERT INTO app.delivery (delivery_id, name_folded, user_name, sent_at) VALUES (@delivery_id, @name_folded, @user_name, @sent_at);
