"""The stories use the same real window as the tests of its pages."""

from tests.ui.conftest import empty, look, make_stage, sample_folder, stage

__all__ = ["empty", "look", "make_stage", "sample_folder", "stage"]
