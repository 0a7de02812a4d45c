"""Floor 2: how a packet leaves the laptop."""
