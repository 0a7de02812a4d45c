"""Floor 2: spreadsheets and photos in, from bytes to a plan that a person can read."""
