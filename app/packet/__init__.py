"""Floor 2: what leaves the laptop, as a ZIP that can be verified."""
