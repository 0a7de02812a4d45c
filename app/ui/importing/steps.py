"""What the user said on a page of import, step by step, so that each can be taken back before anything is written."""

from copy import deepcopy
from dataclasses import dataclass

from app.ui.importing.draft import Draft, Wishes


@dataclass(frozen=True, slots=True)
class _Step:
    """The draft as it was before; `place` in the queue of one that was taken off."""

    words: str
    draft: Draft
    wishes: Wishes
    place: int | None = None


class Steps:
    """Undo and redo of what was said about the drafts of one import."""

    def __init__(self, drafts: list[Draft]) -> None:
        self._drafts = drafts
        self._past: list[_Step] = []
        self._future: list[_Step] = []

    def said(self, draft: Draft, words: str) -> None:
        """Call this before something is said about a draft; `words` name it."""
        self._past.append(_Step(words, draft, deepcopy(draft.wishes)))
        self._future.clear()

    def taken_off(self, draft: Draft) -> None:
        """Call this before a draft is taken off the queue."""
        words = f"mengeluarkan {draft.name}"
        self._past.append(_Step(words, draft, deepcopy(draft.wishes), self._drafts.index(draft)))
        self._future.clear()

    def back(self) -> tuple[str, Draft] | None:
        """Take the last step back: its words, and the draft to look at then; None when there is none."""
        step = self._last(self._past)
        if step is None:
            return None
        if step.place is not None:
            self._drafts.insert(min(step.place, len(self._drafts)), step.draft)
            self._future.append(step)
        else:
            self._future.append(self._swapped(step))
        return step.words, step.draft

    def on(self) -> tuple[str, Draft] | None:
        """Say again what was taken back last; None when there is nothing."""
        step = self._last(self._future)
        if step is None:
            return None
        if step.place is None:
            self._past.append(self._swapped(step))
            return step.words, step.draft
        place = self._drafts.index(step.draft)
        self._drafts.remove(step.draft)
        self._past.append(step)
        return step.words, self._drafts[min(place, len(self._drafts) - 1)]

    def _last(self, steps: list[_Step]) -> _Step | None:
        """The last step about a draft that is there; one whose file is gone is forgotten."""
        while steps:
            step = steps.pop()
            gone = step.draft not in self._drafts
            if gone is (step.place is not None and steps is self._past):
                return step
        return None

    def _swapped(self, step: _Step) -> _Step:
        now = step.draft.wishes
        step.draft.wishes = step.wishes
        step.draft.change(read=now.layout != step.wishes.layout)
        return _Step(step.words, step.draft, now)
