"""Floor 2: all SQL and the file store."""
