"""Frozen records of the logbook.

`id` is the row in this laptop's database (0 before it is stored); `uid` is the identity that leaves the laptop.
Dates are local calendar dates; times are local clock times in the model school's time zone.
"""

from app.domain.records.meetings import DateChange, Invitation, Meeting, MeetingDay, MeetingRole, Topic
from app.domain.records.papers import (
    Certificate,
    Document,
    HistoryEntry,
    Letter,
    LetterPerson,
    Packet,
    PacketFile,
    PrintedSheet,
)
from app.domain.records.people import (
    Alias,
    Attendance,
    AttendanceRow,
    AttendanceSource,
    ImportBatch,
    NotSame,
    Person,
    SchoolAlias,
    WaitingRow,
)
from app.domain.records.programmes import (
    CertificateDesign,
    CycleMark,
    CycleStep,
    Programme,
    Requirement,
    RoleWord,
    Stage,
)
from app.domain.records.schools import ModelSchool, Partner, Signatory

__all__ = [
    "Alias",
    "Attendance",
    "AttendanceRow",
    "AttendanceSource",
    "Certificate",
    "CertificateDesign",
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
    "PrintedSheet",
    "Programme",
    "Requirement",
    "RoleWord",
    "SchoolAlias",
    "Signatory",
    "Stage",
    "Topic",
    "WaitingRow",
]
