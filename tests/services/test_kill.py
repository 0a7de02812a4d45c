"""A power cut in the middle of an import: nothing partial, nothing acknowledged lost."""

from pathlib import Path

from tests.services.kill import Toll, cut


def test_killed_40_times_at_random_moments_of_imports_and_of_taking_them_back(tmp_path: Path) -> None:
    toll = cut(tmp_path, 40, seed=1)
    assert toll == Toll(cuts=40, inside=toll.inside)
    assert toll.inside >= 15, "most cuts must fall into the work, or the test proves little"
