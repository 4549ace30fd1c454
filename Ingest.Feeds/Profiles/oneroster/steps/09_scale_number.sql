-- The number that a word of a scale stands for, where it is one number: {5:отлично}.
SELECT scale_id, label, min(number) AS number
FROM (
    SELECT
        scale.sourcedId AS scale_id,
        trim(substr(pair.value, instr(pair.value, ':') + 1)) AS label,
        trim(substr(pair.value, 1, instr(pair.value, ':') - 1)) AS number
    FROM scoreScales AS scale
    CROSS JOIN json_each(
        '[' || replace(replace(replace(replace(json_quote(scale.scoreScaleValue), '}, {', '},{'), '},{', '","'), '{', ''), '}', '') || ']') AS pair
    WHERE scale.is_latest AND scale.status IS NOT 'tobedeleted' AND scale.scoreScaleValue IS NOT NULL
) AS value
WHERE number GLOB '[0-9]*' AND number NOT GLOB '*[^0-9.]*'
GROUP BY scale_id, label
HAVING count(*) = 1;
