-- A step of the profile: laid down, so that each query that reads it does not run it again.
CREATE TEMP TABLE {step} AS
{query}
