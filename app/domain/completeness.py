"""Kelengkapan: which required documents a meeting still lacks. The heart of what the dinas checks."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from app.domain.records import Meeting, Requirement, Stage
from app.domain.terms import DocumentKind, MeetingStatus, Term


class GapLevel(Term):
    """Green, amber, red; always shown with its word."""

    THERE = "ada", "Ada"
    SOON = "segera", "Segera"
    MISSING = "belum", "Belum"


@dataclass(frozen=True, slots=True, kw_only=True)
class CompletenessItem:
    """One thing a meeting must have."""

    code: str  # a DocumentKind code, or "kehadiran:<n>" for the attendance of day n
    label: str
    have: int
    need: int
    level: GapLevel


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingCompleteness:
    """All that one meeting must have."""

    meeting_id: int
    items: tuple[CompletenessItem, ...]

    @property
    def have(self) -> int:
        return sum(item.level is GapLevel.THERE for item in self.items)

    @property
    def need(self) -> int:
        return len(self.items)

    @property
    def complete(self) -> bool:
        return self.have == self.need


DEFAULT_REQUIREMENTS = (
    Requirement(kind=DocumentKind.INVITATION),
    Requirement(kind=DocumentKind.ATTENDANCE_SHEET),
    Requirement(kind=DocumentKind.MINUTES),
    Requirement(kind=DocumentKind.PHOTO, minimum=4),
    Requirement(kind=DocumentKind.MATERIAL),
)


def meeting_completeness(
    meeting: Meeting,
    stage: Stage | None,
    documents: Mapping[DocumentKind, int],
    days_with_attendance: Collection[int],
    today: date,
) -> MeetingCompleteness:
    """What `meeting` has and lacks on `today`.

    `documents` counts its documents by kind; `days_with_attendance` holds the ids of its days whose list is filled in.
    A gap is MISSING once the meeting is over and SOON before (the invitation is due first, so it is SOON at once).
    A cancelled or postponed meeting owes nothing; one that others organise owes nothing that its organiser makes.
    """
    if meeting.status in (MeetingStatus.CANCELLED, MeetingStatus.POSTPONED):
        return MeetingCompleteness(meeting_id=meeting.id, items=())
    over = meeting.last_date is not None and meeting.last_date < today
    gap = GapLevel.MISSING if over or meeting.status is MeetingStatus.HELD else GapLevel.SOON
    items: list[CompletenessItem] = []
    for day in meeting.days:
        there = day.id in days_with_attendance
        label = "Kehadiran" if len(meeting.days) == 1 else f"Kehadiran hari {day.position}"
        items.append(
            CompletenessItem(
                code=f"kehadiran:{day.position}",
                label=label,
                have=int(there),
                need=1,
                level=GapLevel.THERE if there else gap,
            )
        )
    requirements = stage.requirements if stage is not None and stage.requirements else DEFAULT_REQUIREMENTS
    if meeting.organiser:
        host_only = (DocumentKind.INVITATION, DocumentKind.ATTENDANCE_SHEET, DocumentKind.MINUTES)
        requirements = tuple(needed for needed in requirements if needed.kind not in host_only)
    for needed in requirements:
        have = documents.get(needed.kind, 0)
        label = needed.kind.label if needed.minimum == 1 else f"{needed.kind.label} (min. {needed.minimum})"
        level = GapLevel.THERE if have >= needed.minimum else gap
        items.append(CompletenessItem(code=needed.kind, label=label, have=have, need=needed.minimum, level=level))
    return MeetingCompleteness(meeting_id=meeting.id, items=tuple(items))
