"""Floor 5: the window, one folder per page."""
