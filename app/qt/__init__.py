"""Floor 4: Qt that knows nothing of schools."""
