"""The tables as SQLAlchemy Core knows them, for queries. What creates them is the frozen text of the migrations."""

from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Boolean, Column, Dialect, Float, Integer, MetaData, Table, Text, TypeDecorator

from app.domain import terms
from app.domain.records import RoleWord
from app.domain.terms import Term

HEAD = "0004"
"""Newest migration; a file with a higher one was written by a newer program."""

APPLICATION_ID = 1112886066
"""SQLite application id that marks a file as ours."""

metadata = MetaData()


class IsoDate(TypeDecorator[date]):
    """`2019-11-16`."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:
        """Python to SQL."""
        return None if value is None else value.isoformat()

    def process_result_value(self, value: Any, dialect: Dialect) -> date | None:
        """SQL to Python."""
        return None if value is None else date.fromisoformat(value)


class IsoMoment(TypeDecorator[datetime]):
    """`2019-11-16T09:41:00`, local clock time."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """Python to SQL."""
        return None if value is None else value.isoformat(timespec="seconds")

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """SQL to Python."""
        return None if value is None else datetime.fromisoformat(value)


class ClockTime(TypeDecorator[time]):
    """`08:00`."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: time | None, dialect: Dialect) -> str | None:
        """Python to SQL."""
        return None if value is None else value.isoformat(timespec="minutes")

    def process_result_value(self, value: Any, dialect: Dialect) -> time | None:
        """SQL to Python."""
        return None if value is None else time.fromisoformat(value)


class TermCode(TypeDecorator[Term]):
    """A `Term` as its code."""

    impl = Text
    cache_ok = True

    def __init__(self, term: type[Term]) -> None:
        super().__init__()
        self.term = term

    def process_bind_param(self, value: Term | None, dialect: Dialect) -> str | None:
        """Python to SQL."""
        return None if value is None else str(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Term | None:
        """SQL to Python."""
        return None if value is None else self.term(value)


class TermCodes(TypeDecorator[tuple[Term, ...]]):
    """Several `Term`s as their codes, each between spaces, so that LIKE finds one: ` tpmps pengawas `."""

    impl = Text
    cache_ok = True

    def __init__(self, term: type[Term]) -> None:
        super().__init__()
        self.term = term

    def process_bind_param(self, value: tuple[Term, ...] | None, dialect: Dialect) -> str:
        """Python to SQL, in the order of the terms."""
        codes = [term.code for term in self.term if term in (value or ())]
        return f" {' '.join(codes)} " if codes else ""

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[Term, ...]:
        """SQL to Python."""
        return tuple(self.term(code) for code in (value or "").split())


class IsoDates(TypeDecorator[tuple[date, ...]]):
    """`2019-08-01 2019-08-02`."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[date, ...] | None, dialect: Dialect) -> str:
        """Python to SQL."""
        return " ".join(day.isoformat() for day in value or ())

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[date, ...]:
        """SQL to Python."""
        return tuple(date.fromisoformat(day) for day in (value or "").split())


class RoleWords(TypeDecorator[tuple[RoleWord, ...]]):
    """One `role word` a line."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[RoleWord, ...] | None, dialect: Dialect) -> str:
        """Python to SQL."""
        return "\n".join(f"{one.role.code} {one.word}" for one in value or ())

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[RoleWord, ...]:
        """SQL to Python."""
        pairs = (line.partition(" ") for line in (value or "").splitlines())
        return tuple(RoleWord(role=terms.Role(code), word=word) for code, _, word in pairs)


def _table(name: str, *columns: Column[Any]) -> Table:
    return Table(name, metadata, Column("id", Integer, primary_key=True), Column("uid", Text), *columns)


def _texts(*names: str) -> list[Column[Any]]:
    return [Column(name, Text, nullable=False) for name in names]


def _numbers(*names: str) -> list[Column[Any]]:
    return [Column(name, Integer) for name in names]


setting = Table("setting", metadata, Column("key", Text, primary_key=True), Column("value", Text, nullable=False))

use_case = Table(
    "use_case",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", IsoMoment, nullable=False),
    *_texts("label", "actor", "kind"),
    *_numbers("first_change", "undone_by"),
)

change = Table(
    "change",
    metadata,
    Column("id", Integer, primary_key=True),
    *_texts("table_name"),
    *_numbers("row_id"),
    Column("before", Text),
)

model_school = _table(
    "model_school",
    *_texts("name", "npsn"),
    Column("level", TermCode(terms.SchoolLevel), nullable=False),
    Column("status", TermCode(terms.SchoolStatus), nullable=False),
    *_texts("government", "office", "address", "district", "regency", "province", "phone", "email", "website"),
    *_numbers("government_logo_id", "school_logo_id", "letterhead_id"),
    Column("time_zone", TermCode(terms.TimeZone), nullable=False),
    Column("paper", TermCode(terms.Paper), nullable=False),
    *_numbers("lesson_minutes", "school_days"),
    *_texts("letter_template", "certificate_template"),
)

partner = _table(
    "partner",
    *_numbers("position"),
    *_texts("name", "npsn"),
    Column("level", TermCode(terms.SchoolLevel), nullable=False),
    Column("status", TermCode(terms.SchoolStatus), nullable=False),
    *_texts("address", "district", "regency", "phone", "email", "contact_name", "contact_phone"),
    Column("distance_km", Float),
    *_texts("decree_number"),
    Column("decree_date", IsoDate),
    *_numbers("decree_document_id"),
    Column("active_from", IsoDate),
    Column("active_until", IsoDate),
    *_texts("note"),
)

signatory = _table(
    "signatory",
    *_numbers("partner_id"),
    Column("office", TermCode(terms.SigningOffice), nullable=False),
    *_texts("name", "nip", "grade", "title"),
    Column("form", TermCode(terms.SignatoryForm), nullable=False),
    Column("from_date", IsoDate),
    Column("until_date", IsoDate),
)

programme = _table(
    "programme",
    *_texts("name", "preset", "school_year"),
    *_numbers("budget_year"),
    *_texts("decree_number"),
    Column("decree_date", IsoDate),
    *_texts("decree_issuer"),
    *_numbers("decree_document_id"),
    *_texts("guide"),
    Column("start", IsoDate),
    Column("role_words", RoleWords, nullable=False),
    *_texts("recipients"),
    *_numbers("minimum_attendance", "daily_hours_cap"),
)

stage = _table(
    "stage",
    *_numbers("programme_id", "position"),
    *_texts("name"),
    *_numbers("planned_meetings", "planned_days", "planned_participants", "lesson_hours"),
    Column("service", TermCode(terms.ServiceKind), nullable=False),
    Column("invites_partners", Boolean(create_constraint=False), nullable=False),
    *_numbers("offset_days"),
    Column("due", IsoDate),
    *_texts("note"),
)

requirement = Table(
    "requirement",
    metadata,
    Column("id", Integer, primary_key=True),
    *_numbers("stage_id"),
    Column("kind", TermCode(terms.DocumentKind), nullable=False),
    *_numbers("minimum"),
)

cycle_step = _table("cycle_step", *_numbers("programme_id", "position"), *_texts("name"))

cycle_mark = _table(
    "cycle_mark",
    *_numbers("cycle_step_id", "partner_id"),
    Column("state", TermCode(terms.CycleState), nullable=False),
    Column("date", IsoDate),
    *_texts("note"),
    *_numbers("document_id"),
)

meeting = _table(
    "meeting",
    *_numbers("programme_id", "stage_id"),
    *_texts("title"),
    Column("service", TermCode(terms.ServiceKind), nullable=False),
    Column("mode", TermCode(terms.MeetingMode), nullable=False),
    *_texts("place", "link", "organiser"),
    Column("status", TermCode(terms.MeetingStatus), nullable=False),
    *_texts("note"),
)

meeting_day = _table(
    "meeting_day",
    *_numbers("meeting_id", "position"),
    Column("date", IsoDate, nullable=False),
    Column("start", ClockTime),
    Column("end", ClockTime),
    Column("actual_start", ClockTime),
    Column("actual_end", ClockTime),
    *_numbers("lesson_hours"),
)

invitation = _table(
    "invitation",
    *_numbers("meeting_id", "partner_id", "expected"),
    Column("outcome", TermCode(terms.InvitationOutcome), nullable=False),
    *_texts("representative", "note"),
)

topic = _table(
    "topic", *_numbers("meeting_id", "position"), *_texts("title"), *_numbers("lesson_hours"), *_texts("speaker")
)

date_change = _table(
    "date_change",
    *_numbers("meeting_id"),
    Column("at", IsoMoment, nullable=False),
    Column("before", IsoDates, nullable=False),
    Column("after", IsoDates, nullable=False),
    *_texts("reason"),
)

meeting_role = _table(
    "meeting_role",
    *_numbers("meeting_id", "person_id"),
    *_texts("name", "institution"),
    Column("role", TermCode(terms.Role), nullable=False),
    Column("planned", Boolean(create_constraint=False), nullable=False),
    Column("came", Boolean(create_constraint=False)),
    *_texts("note"),
)

person = _table(
    "person",
    *_texts("name", "name_key"),
    Column("affiliation", TermCode(terms.Affiliation), nullable=False),
    *_numbers("partner_id"),
    *_texts("institution", "position", "grade", "nip", "nuptk", "sex", "phone", "email", "employment", "duty"),
    Column("groups", TermCodes(terms.PersonGroup), nullable=False),
    *_texts("note"),
)

alias = _table("alias", *_numbers("person_id"), *_texts("name", "name_key", "school_key"))

school_alias = _table(
    "school_alias",
    *_texts("name", "school_key"),
    *_numbers("partner_id"),
    Column("from_model_school", Boolean(create_constraint=False), nullable=False),
)

not_same = _table("not_same", *_numbers("first_id", "second_id"))

letter = _table(
    "letter",
    *_numbers("meeting_id"),
    Column("kind", TermCode(terms.LetterKind), nullable=False),
    *_texts("number"),
    *_numbers("sequence"),
    Column("date", IsoDate, nullable=False),
    *_texts("nature", "attachment", "subject", "basis", "recipients"),
    Column("per_recipient", Boolean(create_constraint=False), nullable=False),
    *_texts("opening", "closing", "bring", "copies"),
    *_numbers("signatory_id", "document_id"),
    *_texts("finished_digest"),
)

letter_person = _table(
    "letter_person",
    *_numbers("letter_id", "person_id"),
    *_texts("name", "nip", "grade", "position", "institution"),
)

import_batch = _table(
    "import_batch",
    *_numbers("meeting_id", "meeting_day_id"),
    *_texts("file_name", "sha256", "sheet"),
    Column("imported_at", IsoMoment, nullable=False),
    *_numbers("rows_new", "rows_matched", "rows_waiting"),
)

import_layout = Table(
    "import_layout",
    metadata,
    Column("id", Integer, primary_key=True),
    *_texts("fingerprint"),
    *_numbers("header_rows"),
    *_texts("columns"),
    Column("used_at", IsoMoment, nullable=False),
)

waiting_row = _table(
    "waiting_row",
    *_numbers("import_batch_id"),
    *_texts("sheet"),
    *_numbers("row"),
    *_texts("column", "name", "school", "position", "grade", "nip", "nuptk", "sex", "phone", "email"),
    *_texts("employment", "duty"),
    *_numbers("partner_id"),
    Column("from_model_school", Boolean(create_constraint=False), nullable=False),
    *_texts("reason", "states"),
    *_numbers("minutes"),
    *_texts("note"),
)

attendance = _table(
    "attendance",
    *_numbers("meeting_day_id", "person_id"),
    Column("role", TermCode(terms.Role), nullable=False),
    Column("state", TermCode(terms.AttendanceState), nullable=False),
    *_numbers("minutes"),
    *_texts("note", "substitute"),
    *_numbers("import_batch_id"),
)

attendance_source = _table(
    "attendance_source",
    *_numbers("attendance_id", "import_batch_id"),
    Column("state", TermCode(terms.AttendanceState), nullable=False),
)

printed_sheet = _table(
    "printed_sheet",
    *_numbers("meeting_day_id"),
    *_texts("code"),
    Column("list", TermCode(terms.SheetList), nullable=False),
    Column("printed_at", IsoMoment, nullable=False),
    Column("paper", TermCode(terms.Paper), nullable=False),
    *_numbers("pages", "names", "spare"),
    *_texts("geometry"),
    *_numbers("document_id", "signed"),
    *_texts("note"),
)

certificate_design = _table(
    "certificate_design",
    *_numbers("programme_id"),
    *_texts("title", "opening", "body", "closing"),
    Column("shows_topics", Boolean(create_constraint=False), nullable=False),
    *_numbers("background_id"),
)

certificate = _table(
    "certificate",
    *_numbers("meeting_id", "person_id"),
    *_texts("number"),
    *_numbers("sequence"),
    Column("date", IsoDate, nullable=False),
    Column("role", TermCode(terms.Role), nullable=False),
    *_texts("name", "institution"),
    *_numbers("days", "lesson_hours"),
    *_texts("code"),
)

document = _table(
    "document",
    *_numbers("meeting_id"),
    Column("kind", TermCode(terms.DocumentKind), nullable=False),
    *_texts("original_name", "sha256"),
    *_numbers("size"),
    *_texts("media_type", "link", "caption"),
    Column("taken_at", IsoMoment),
    Column("added_at", IsoMoment, nullable=False),
)

packet = _table(
    "packet",
    Column("made_at", IsoMoment, nullable=False),
    Column("from_date", IsoDate),
    Column("until_date", IsoDate),
    *_texts("folder", "files"),
)

NOT_LOGGED = frozenset(
    {"setting", "use_case", "change", "packet", "import_layout", "alembic_version", "sqlite_sequence"}
)
"""Tables without undo: the log itself, a packet, which is an event outside the database, and remembered habits."""
