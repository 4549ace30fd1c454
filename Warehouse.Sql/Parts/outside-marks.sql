-- title: Отметки вне срока обучения: условие определено здесь
-- outside_day, of the statement around, names the days of groups on which there are some (group_key, date_key): on those alone marks are looked at. The
-- statement goes on with AND or GROUP BY.
CROSS JOIN fact_attendance AS fact
INNER JOIN dim_attendance_mark AS mark ON mark.mark_key = fact.mark_key
INNER JOIN fact_enrolment AS term ON term.group_key = fact.group_key AND term.learner_key = fact.learner_key
WHERE fact.group_key = outside_day.group_key
    AND fact.date_key = outside_day.date_key
    AND mark.is_counted = 1
    AND (fact.date_key < term.enrolled_date_key OR fact.date_key > coalesce(term.completed_date_key, term.left_date_key))
