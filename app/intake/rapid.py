"""RapidFuzz, loaded when names are first compared: the one place that imports it, because of threads.

Two threads that import it at the same moment see half of each other's modules and fail; here one waits for the other.
"""

from collections.abc import Callable
from threading import Lock
from typing import NamedTuple

_loading = Lock()


class Rapid(NamedTuple):
    """The functions in use: how alike two texts are (0 to 100), and (text, likeness, place) of the likest of many."""

    ratio: Callable[[str, str], float]
    token_set_ratio: Callable[[str, str], float]
    extract: Callable[..., list[tuple[str, float, int]]]


def rapidfuzz() -> Rapid:
    """RapidFuzz, loaded by the first call."""
    with _loading:
        from rapidfuzz.fuzz import ratio, token_set_ratio
        from rapidfuzz.process import extract

        return Rapid(ratio, token_set_ratio, extract)
