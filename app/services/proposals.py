"""From the dates that a user accepted to planned meetings, and from last year's meetings to this year's."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from app.domain.dates import format_day
from app.domain.records import Invitation, Meeting, MeetingDay, Programme, Stage
from app.domain.terms import MeetingStatus
from app.schedule.propose import Proposal, ProposedDue, ProposedMeeting, propose
from app.storage import meetings, programmes, schools
from app.storage.database import Connection, UseCase


def school_days(connection: Connection) -> int:
    """School days of a week, as the model school has them."""
    school = schools.get_model_school(connection)
    return school.school_days if school is not None else 5


def propose_rest(connection: Connection, programme: Programme, start: date) -> Proposal:
    """Dates for the meetings that a programme's stages plan and that are not written down yet.

    A due day that counts from the same start stays as it is; for another start the new one is proposed beside it.
    """
    stages = programmes.stages(connection, programme.id)
    there = [one for one in _own_meetings(connection, programme) if one.status is not MeetingStatus.CANCELLED]
    positions = {stage.id: stage.position for stage in stages}
    already: dict[int, int] = {}
    for meeting in there:
        if (position := positions.get(meeting.stage_id or 0)) is not None:
            already[position] = already.get(position, 0) + 1
    taken = {day.date for meeting in there for day in meeting.days}
    found = propose(stages, start, school_days(connection), already=already, taken=taken)
    known = {stage.position: stage.due for stage in stages if stage.due is not None}
    deadlines = [_beside(one, known.get(one.stage), keep=start == programme.start) for one in found.deadlines]
    return replace(found, deadlines=tuple(sorted(deadlines, key=lambda one: one.day)))


def _beside(proposed: ProposedDue, now: date | None, *, keep: bool) -> ProposedDue:
    if now is None or now == proposed.day:
        return proposed
    if keep:
        return replace(proposed, day=now, note="")
    note = "; ".join(words for words in (f"Sekarang {format_day(now)}", proposed.note) if words)
    return replace(proposed, note=note)


def accept(case: UseCase, programme: Programme, proposal: Proposal, chosen: Sequence[ProposedMeeting]) -> None:
    """Write the chosen meetings down as planned; stages get their due day.

    Every partner of that day is invited, unless the stage is for the own staff only.
    """
    stages = {stage.position: stage for stage in programmes.stages(case.connection, programme.id)}
    last: dict[int, date] = {}
    for one in chosen:
        stage = stages[one.stage]
        partners = schools.partners(case.connection) if stage.invites_partners else ()
        invited = [partner for partner in partners if partner.active_on(one.days[0])]
        meeting = Meeting(
            programme_id=programme.id,
            stage_id=stage.id,
            title=one.title,
            service=stage.service,
            days=_days(one.days, stage.lesson_hours),
            invitations=tuple(Invitation(partner_id=partner.id) for partner in invited),
        )
        meetings.save_meeting(case.connection, meeting)
        last[one.stage] = max(last.get(one.stage, one.days[-1]), one.days[-1])
    due = {**proposal.dues, **{one.stage: one.day for one in proposal.deadlines}, **last}
    dated = [replace(stage, due=due.get(stage.position, stage.due)) for stage in stages.values()]
    programmes.save_stages(case.connection, programme.id, dated)


def copyable(connection: Connection, source: Programme) -> list[Meeting]:
    """The meetings of a programme that took place or were meant to, and have a date."""
    own = _own_meetings(connection, source)
    return [one for one in own if one.status is not MeetingStatus.CANCELLED and one.days]


def copy_meetings(
    case: UseCase,
    again: Sequence[Meeting],
    stages: dict[int, Stage],
    target: Programme,
    shift: Callable[[date], date],
) -> None:
    """Plan last year's meetings again: what they are about and who is invited, nothing of what happened.

    `stages` leads from the id of an old stage to the new one; days go to school days from `shift(day)` on.
    """
    from app.schedule.propose import SchoolCalendar

    calendar, taken = SchoolCalendar(school_days(case.connection)), set[date]()
    partners = {partner.id: partner for partner in schools.partners(case.connection)}
    for old in again:
        days = calendar.fit(shift(min(day.date for day in old.days)), len(old.days), taken)
        taken.update(days)
        stage = stages.get(old.stage_id or 0)
        invited = [one.partner_id for one in old.invitations if partners[one.partner_id].active_on(days[0])]
        meeting = Meeting(
            programme_id=target.id,
            stage_id=stage.id if stage is not None else None,
            title=old.title,
            service=old.service,
            mode=old.mode,
            place=old.place,
            organiser=old.organiser,
            days=tuple(
                MeetingDay(
                    position=position,
                    date=day,
                    start=before.start,
                    end=before.end,
                    lesson_hours=before.lesson_hours,
                )
                for position, (day, before) in enumerate(zip(days, old.days, strict=True), start=1)
            ),
            invitations=tuple(Invitation(partner_id=partner_id) for partner_id in invited),
            topics=tuple(replace(topic, id=0, uid="", meeting_id=0) for topic in old.topics),
        )
        meetings.save_meeting(case.connection, meeting)


def _own_meetings(connection: Connection, programme: Programme) -> list[Meeting]:
    return [one for one in meetings.meetings(connection) if one.programme_id == programme.id]


def _days(days: Sequence[date], lesson_hours: int) -> tuple[MeetingDay, ...]:
    return tuple(
        MeetingDay(position=position, date=day, lesson_hours=lesson_hours)
        for position, day in enumerate(sorted(days), start=1)
    )
