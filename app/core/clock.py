"""The laptop's clock, as records keep it."""

from datetime import datetime


def now() -> datetime:
    """Local clock time, to the second."""
    return datetime.now().replace(microsecond=0)
