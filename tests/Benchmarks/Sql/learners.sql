-- title: Learners spread evenly over the warehouse
SELECT min(learner_key)
FROM (SELECT learner_key, ntile(@count) OVER (ORDER BY learner_key) AS part FROM dim_learner WHERE learner_key > 0) AS spread
GROUP BY part
ORDER BY part;
