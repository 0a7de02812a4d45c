"""Frozen records of the logbook.

`id` is the row in this laptop's database (0 before it is stored); `uid` is the identity that leaves the laptop.
Dates are local calendar dates; times are local clock times in the model school's time zone.
"""

from app.domain.records.meetings import DateChange, Invitation, Meeting, MeetingDay, MeetingRole, Topic
from app.domain.records.papers import Document, HistoryEntry, Letter, LetterPerson, Packet, PacketFile
from app.domain.records.people import Alias, Attendance, AttendanceRow, ImportBatch, NotSame, Person, WaitingRow
from app.domain.records.programmes import CycleMark, CycleStep, Programme, Requirement, RoleWord, Stage
from app.domain.records.schools import ModelSchool, Partner, Signatory

__all__ = [
    "Alias",
    "Attendance",
    "AttendanceRow",
    "CycleMark",
    "CycleStep",
    "DateChange",
    "Document",
    "HistoryEntry",
    "ImportBatch",
    "Invitation",
    "Letter",
    "LetterPerson",
    "Meeting",
    "MeetingDay",
    "MeetingRole",
    "ModelSchool",
    "NotSame",
    "Packet",
    "PacketFile",
    "Partner",
    "Person",
    "Programme",
    "Requirement",
    "RoleWord",
    "Signatory",
    "Stage",
    "Topic",
    "WaitingRow",
]
