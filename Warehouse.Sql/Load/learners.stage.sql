-- title: Слушатели: строка файла
INSERT INTO stage_learners (
    learner_key, valid_from, sex, birth_year, citizenship, education_level, employment_category, employer, region,
    last_name, first_name, middle_name, name_folded, birth_date, snils, email, consent_processing_on,
    consent_publication_on, load_file_key, line_no)
VALUES (
    @learner_key, @valid_from, @sex, @birth_year, @citizenship, @education_level, @employment_category, @employer,
    @region, @last_name, @first_name, @middle_name, @name_folded, @birth_date, @snils, @email, @consent_processing_on,
    @consent_publication_on, @load_file_key, @line_no);
