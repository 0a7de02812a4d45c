"""Floor 1: pure records and rules of the field, no input or output."""
