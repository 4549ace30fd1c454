-- A course by the last row that tells of it.
SELECT course.*, known.code, known.is_appearing
FROM courses AS course
INNER JOIN code AS known ON known.kind = 'course' AND known.sourcedId = course.sourcedId
WHERE course.is_latest;
