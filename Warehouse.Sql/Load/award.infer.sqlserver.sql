-- title: Члены измерения, названные фактами раньше своих строк: award
-- Keys go on from the greatest one in the order in which codes were first met; the load's turn keeps others from them.
SELECT coalesce(organisation.member_key, member.org_key) AS org_key, member.code, member.member_no
INTO #named
FROM stage_member AS member
LEFT JOIN load_member AS organisation ON organisation.dimension = 'organisation' AND organisation.member_no = member.org_key
WHERE member.load_id = @load_id AND member.dimension = 'award'
    AND NOT EXISTS (SELECT 1 FROM load_member AS known WHERE known.dimension = 'award' AND known.member_no = member.member_no);

INSERT INTO dim_award (award_key, org_key, award_kind)
SELECT
    (SELECT coalesce(max(award_key), 0) FROM dim_award) + row_number() OVER (ORDER BY first_met), org_key, code
FROM (SELECT org_key, code, -max(member_no) AS first_met FROM #named GROUP BY org_key, code) AS named
WHERE NOT EXISTS (SELECT 1 FROM dim_award AS known WHERE known.org_key = named.org_key AND known.award_kind = named.code);

INSERT INTO load_member (dimension, member_no, member_key)
SELECT 'award', named.member_no, known.award_key
FROM #named AS named
INNER JOIN dim_award AS known ON known.org_key = named.org_key AND known.award_kind = named.code;

DROP TABLE #named;
