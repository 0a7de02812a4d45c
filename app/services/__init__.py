"""Floor 3: what a user can do, one use case a call."""
