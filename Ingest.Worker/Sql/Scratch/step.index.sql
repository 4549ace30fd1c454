CREATE INDEX temp.{index} ON {step} ({column});
