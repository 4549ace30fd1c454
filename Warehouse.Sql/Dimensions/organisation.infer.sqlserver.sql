-- title: Организации, названные строками впервые
INSERT INTO dim_organisation (org_key, org_code)
SELECT
    (SELECT coalesce(max(org_key), 0) FROM dim_organisation) + row_number() OVER (ORDER BY first_met), code
FROM (
    SELECT code, -max(member_no) AS first_met
    FROM stage_member
    WHERE load_id = @load_id AND dimension = 'organisation'
    GROUP BY code
) AS named
WHERE NOT EXISTS (SELECT 1 FROM dim_organisation AS known WHERE known.org_code = named.code);

INSERT INTO load_member (dimension, member_no, member_key)
SELECT 'organisation', member.member_no, known.org_key
FROM stage_member AS member
INNER JOIN dim_organisation AS known ON known.org_code = member.code
WHERE member.load_id = @load_id AND member.dimension = 'organisation'
    AND NOT EXISTS (SELECT 1 FROM load_member AS done WHERE done.dimension = 'organisation' AND done.member_no = member.member_no);
