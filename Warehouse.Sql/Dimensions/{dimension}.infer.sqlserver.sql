-- title: Члены измерения, названные фактами раньше своих строк: {name}
-- Keys go on from the greatest one in the order in which codes were first met; the load's turn keeps others from them.
SELECT coalesce(organisation.member_key, member.org_key) AS org_key, member.code, member.member_no
INTO #named
FROM stage_member AS member
LEFT JOIN load_member AS organisation ON organisation.dimension = 'organisation' AND organisation.member_no = member.org_key
WHERE member.load_id = @load_id AND member.dimension = '{name}'
    AND NOT EXISTS (SELECT 1 FROM load_member AS known WHERE known.dimension = '{name}' AND known.member_no = member.member_no);

INSERT INTO {table} ({member}, org_key, {code})
SELECT
    (SELECT coalesce(max({member}), 0) FROM {table}) + row_number() OVER (ORDER BY first_met), org_key, code
FROM (SELECT org_key, code, -max(member_no) AS first_met FROM #named GROUP BY org_key, code) AS named
WHERE NOT EXISTS (SELECT 1 FROM {table} AS known WHERE known.org_key = named.org_key AND known.{code} = named.code);

INSERT INTO load_member (dimension, member_no, member_key)
SELECT '{name}', named.member_no, known.{member}
FROM #named AS named
INNER JOIN {table} AS known ON known.org_key = named.org_key AND known.{code} = named.code;

DROP TABLE #named;
