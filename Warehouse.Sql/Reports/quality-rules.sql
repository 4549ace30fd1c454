-- title: Как считаются показатели качества
-- grain: показатель
-- menu: Качество
-- order: 42
-- unscoped: правила одни для всех и не показывают ничьих данных
-- column: measure | Код показателя | key
-- column: title | Показатель | text
-- column: kind | Чем показана | key
-- column: better | Куда лучше | key
-- column: not_with | С каким отбором не считается | key
-- column: rule_words | Правило | text
-- column: numerator | Числитель | text
-- column: numerator_rows | Строки числителя | key
-- column: denominator | Знаменатель | text
-- column: denominator_rows | Строки знаменателя | key
-- column: left_out | Не вошло | text
-- column: left_out_rows | Строки того, что не вошло | key
-- column: sum_words | Что складывается, когда это не часть | key
-- column: per_words | На что тогда делится | key
-- column: by_grades_rows | Строки результатов по оценкам | key
-- column: by_passes_rows | Строки результатов по зачётам | key
-- column: unknown_rows | Строки цепочек без первой попытки | key
-- column: has_target | Бывает цель | key
-- What the page says of each measure and where its counts open to: a kind of rows and their own keys of the address. A value is
-- a percent, points, or a number; sum_words and per_words (one, two, five of them) are of measures whose numerator is no part of the
-- denominator; not_with lists the grains and filters that a measure has no base for.
SELECT measure, title, kind, better, not_with, rule_words, numerator, numerator_rows, denominator, denominator_rows, left_out, left_out_rows,
    sum_words, per_words, by_grades_rows, by_passes_rows, unknown_rows,
    iif(measure IN ('attendance', 'success', 'quality', 'completion', 'attainment'), 1, 0) AS has_target
FROM (
    SELECT 1 AS place, 'success' AS measure, 'Успеваемость, %' AS title, 'percent' AS kind, 'up' AS better, '' AS not_with,
        'Доля положительных оценок промежуточной и итоговой аттестации за период. Считается последняя попытка: пересдача — попытка той аттестации, которую она повторяет. «Не аттестован» и неявка входят в основу, освобождённые — нет.' AS rule_words,
        'оценки 5, 4, 3 и «зачтено»' AS numerator, 'grades?bucket=5,4,3,pass' AS numerator_rows,
        'все оценки, «не зачтено», н/а и неявки' AS denominator, 'grades?bucket=5,4,3,2,pass,fail,na' AS denominator_rows,
        'освобождённые' AS left_out, 'grades?bucket=exempt' AS left_out_rows,
        '' AS sum_words, '' AS per_words, '' AS by_grades_rows, '' AS by_passes_rows, '' AS unknown_rows
    UNION ALL
    SELECT 2, 'quality', 'Качество, %', 'percent', 'up', '',
        'Доля пятёрок и четвёрок среди оценок с баллом и неаттестованных. Зачёт — не балл: «зачтено» никогда не считается пятёркой и в основу не входит.',
        'оценки 5 и 4', 'grades?bucket=5,4', 'оценки 5, 4, 3, 2, н/а и неявки', 'grades?bucket=5,4,3,2,na',
        'зачёты и освобождённые', 'grades?bucket=pass,fail,exempt', '', '', '', '', ''
    UNION ALL
    SELECT 3, 'mastery', 'СОУ, %', 'percent', 'up', '',
        'Степень обученности по Симонову: степень пятёрки 100, четвёрки 64, тройки 36, двойки 16, н/а и неявки 7. СОУ — сумма степеней, делённая на число оценок в основе.',
        'сумма степеней', 'grades?bucket=5,4,3,2,na', 'оценки 5, 4, 3, 2, н/а и неявки', 'grades?bucket=5,4,3,2,na',
        'зачёты и освобождённые', 'grades?bucket=pass,fail,exempt', 'сумма степеней', 'оценку,оценки,оценок', '', '', ''
    UNION ALL
    SELECT 4, 'average', 'Средний балл', 'points', 'up', '',
        'Среднее оценок 5, 4, 3 и 2. Зачёты, н/а, неявки и освобождённые в среднее не входят.',
        'сумма баллов', 'grades?bucket=5,4,3,2', 'оценки 5, 4, 3, 2', 'grades?bucket=5,4,3,2',
        'зачёты, н/а, неявки и освобождённые', 'grades?bucket=pass,fail,na,exempt', 'сумма баллов', 'оценку,оценки,оценок', '', '', ''
    UNION ALL
    SELECT 5, 'first', 'Сдача с первой попытки, %', 'percent', 'up', '',
        'Доля сданных среди первых попыток промежуточной и итоговой аттестации; попытка стоит на своей дате. Цепочка, которая начинается с пересдачи или со второй попытки, стоит отдельно: её первая попытка неизвестна.',
        'сданы с первой попытки', 'grades?attempts=first&bucket=5,4,3,2,pass,fail,na&passed=1',
        'первые попытки', 'grades?attempts=first&bucket=5,4,3,2,pass,fail,na', 'освобождённые', 'grades?attempts=first&bucket=exempt',
        '', '', '', '', 'grades?attempts=unknown'
    UNION ALL
    SELECT 6, 'retakes', 'Пересдач на 100 слушателей', 'number', 'down', 'module,teacher',
        'Все попытки промежуточной и итоговой аттестации за период, кроме первых, на сто слушателей, которые учились в периоде. Кто учится в двух группах, считается дважды.',
        'вторые и следующие попытки', 'grades?attempts=retake', 'учились в периоде', 'enrolments?what=studied', '', '',
        'пересдач', 'слушателя,слушателей,слушателей', '', '', ''
    UNION ALL
    SELECT 7, 'attendance', 'Посещаемость, % часов', 'percent', 'up', '',
        'Посещённые академические часы от часов по расписанию. Пропуск по любой причине входит в основу. Отметки до зачисления и после отчисления и занятия без отметки не входят.',
        'посещено, ч', 'attendance?counted=1', 'по расписанию, ч', 'attendance?counted=1',
        'отметки вне срока обучения и «не отмечено»', 'attendance?counted=0', '', '', '', '', ''
    UNION ALL
    SELECT 8, 'retention', 'Сохранность контингента, %', 'percent', 'up', 'module,teacher',
        'Из тех, кто учился на начало периода или приступил в нём, — доля не отчисленных до завершения. Завершение обучения потерей не считается.',
        'не отчислены', 'enrolments?what=stayed', 'учились в периоде', 'enrolments?what=studied',
        'зачислены, но не приступили', 'enrolments?what=not_started', '', '', '', '', ''
    UNION ALL
    SELECT 9, 'completion', 'Завершаемость, %', 'percent', 'up', 'module,teacher',
        'Группы, срок которых закончился в периоде: доля завершивших с документом среди приступивших. Справка об обучении документом о завершении не считается; где книга выдачи в хранилище не ведётся, решает приказ о завершении.',
        'завершили с документом', 'enrolments?what=cohort_completed', 'приступили', 'enrolments?what=cohort',
        'зачислены, но не приступили', 'enrolments?what=cohort_not_started', '', '', '', '', ''
    UNION ALL
    SELECT 10, 'attainment', 'Достижение планируемых результатов, %', 'percent', 'up', 'teacher',
        'Пары «слушатель и планируемый результат» групп, которые учились в периоде: доля достигнутых. Где есть оценки с баллом, их взвешенная доля сравнивается с порогом; где одни зачёты — результат достигнут, если все сданы. Зачёт долей не считается. По модулям — результаты, запланированные для модулей.',
        'достигнуты', 'outcomes?results=competency&with_plan=1&reached=1',
        'результаты слушателей, у которых есть порог', 'outcomes?results=competency&with_plan=1',
        'результаты без порога', 'outcomes?results=competency&with_plan=0',
        '', '', 'outcomes?results=competency&with_plan=1&evidence=grades', 'outcomes?results=competency&with_plan=1&evidence=passes', ''
) AS rules
ORDER BY place;
