"""What stands on the sheets of a letter, in order and without a layout: PDF and Word both set these parts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from app.domain.dates import format_date
from app.domain.letter_content import LetterContent
from app.domain.letter_participants import asked_sentence, with_numbers
from app.domain.letter_text import (
    BRING_INTRODUCTION,
    Fact,
    addressees,
    assigning_office,
    meeting_facts,
    place_and_date,
    signing_lines,
    text_lines,
)
from app.domain.records import Letter, LetterPerson
from app.domain.terms import LetterKind

LIST_APART = 10  # a longer Yth. list stands on a sheet of its own behind the letter
LISTED_PEOPLE = 2  # more people stand in a table


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph."""

    text: str
    style: Literal["body", "centred", "title"] = "body"


@dataclass(frozen=True, slots=True)
class Facts:
    """Label, colon, value; several lines of one value stand below one another, numbered on request."""

    rows: tuple[Fact, ...]
    indented: bool = False
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Opening:
    """Nomor, Sifat, Lampiran and Hal at the left, place and date at the right of the first."""

    rows: tuple[Fact, ...]
    place_and_date: str


@dataclass(frozen=True, slots=True)
class Items:
    """One item a line: numbered when there are several, behind `lead` (Yth.) where there is one."""

    lines: tuple[str, ...]
    lead: str = ""


@dataclass(frozen=True, slots=True)
class PeopleTable:
    """The people whom a surat tugas sends."""

    people: tuple[LetterPerson, ...]


@dataclass(frozen=True, slots=True)
class RecipientTable:
    """A long Yth. list."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """Place and date (surat tugas), office, room for the stamp, name, rank and NIP."""

    above: tuple[str, ...]
    name: str
    grade: str
    nip: str


@dataclass(frozen=True, slots=True)
class Copies:
    """Tembusan."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows stands on a page of its own, without a letterhead."""


Part = Words | Facts | Opening | Items | PeopleTable | RecipientTable | Signature | Copies | NewPage


def letter_sheets(content: LetterContent) -> tuple[tuple[Part, ...], ...]:
    """The letter, or one for each recipient; every sheet begins below the letterhead."""
    letter = content.letter
    if letter.kind is LetterKind.ASSIGNMENT:
        return (tuple(_assignment(content)),)
    recipients, place = addressees(letter)
    if letter.per_recipient and len(recipients) > 1:
        return tuple(tuple(_invitation(content, (recipient,), place)) for recipient in recipients)
    return (tuple(_invitation(content, recipients, place)),)


def letter_title(letter: Letter) -> str:
    """How the file calls itself in its properties."""
    number = letter.number.strip()
    about = f" Nomor {number}" if number else f" {format_date(letter.date)}"
    return f"{letter.kind.label}{about}"


def person_cells(number: int, person: LetterPerson) -> tuple[str, ...]:
    """A row of the people's table; `-` where somebody has no NIP, rank or position."""
    told = (person.name, person.nip, person.grade, person.position, person.institution)
    return (f"{number}.", *(text.strip() or "-" for text in told))


def _invitation(content: LetterContent, recipients: Sequence[str], place: str) -> list[Part]:
    letter = content.letter
    apart = len(recipients) > LIST_APART
    if apart and letter.attachment.strip() in ("", "-"):
        letter = replace(letter, attachment="Daftar undangan")
    parts: list[Part] = [Opening(_heading_rows(letter), place_and_date(content.school, letter.date))]
    if apart:
        parts.append(Items(("Bapak/Ibu sebagaimana daftar terlampir",), "Yth."))
    elif recipients:
        parts.append(Items(with_numbers(recipients, content.asked), "Yth."))
    if recipients:
        parts.append(Words(place))
    parts += [Words(line) for line in text_lines(letter.opening)]
    facts = meeting_facts(content.meeting, content.school.time_zone.label)
    if facts:
        parts.append(Facts(facts, indented=True))
    if asked := asked_sentence(recipients, content.asked):
        parts.append(Words(asked))
    bring = text_lines(letter.bring)
    if bring:
        parts += [Words(BRING_INTRODUCTION), Items(bring)]
    parts += [Words(line) for line in text_lines(letter.closing)]
    parts += _foot(content, signing_lines(content))
    if apart:
        parts += [NewPage(), *_apart(letter, with_numbers(recipients, content.asked))]
    return parts


def _heading_rows(letter: Letter) -> tuple[Fact, ...]:
    rows = [
        Fact("Nomor", (letter.number.strip(),)),
        Fact("Sifat", (letter.nature.strip(),)),
        Fact("Lampiran", (letter.attachment.strip() or "-",)),
        Fact("Hal", (letter.subject.strip(),)),
    ]
    return tuple(row for row in rows if row.lines[0] or row.label != "Sifat")


def _apart(letter: Letter, recipients: Sequence[str]) -> list[Part]:
    rows = (Fact("Nomor", (letter.number.strip(),)), Fact("Tanggal", (format_date(letter.date),)))
    return [
        Words("Lampiran Surat Undangan"),
        Facts(rows),
        Words("DAFTAR UNDANGAN", "title"),
        RecipientTable(tuple(recipients)),
    ]


def _assignment(content: LetterContent) -> list[Part]:
    letter = content.letter
    parts: list[Part] = [Words("SURAT TUGAS", "title"), Words(f"Nomor: {letter.number.strip()}", "centred")]
    basis = text_lines(letter.basis)
    if basis:
        parts.append(Facts((Fact("Dasar", basis),), numbered=True))
    parts.append(Words(f"{assigning_office(content)} menugaskan kepada:"))
    if len(letter.people) > LISTED_PEOPLE:
        parts.append(PeopleTable(letter.people))
    else:
        parts += [Facts(_person_rows(person), indented=True) for person in letter.people]
    parts += [Words(line) for line in text_lines(letter.opening)]
    facts = meeting_facts(content.meeting, content.school.time_zone.label)
    if facts:
        event_first = sorted(facts, key=lambda fact: fact.label != "Acara")
        named = (Fact("Kegiatan", fact.lines) if fact.label == "Acara" else fact for fact in event_first)
        parts.append(Facts(tuple(named), indented=True))
    bring = text_lines(letter.bring)
    if bring:
        parts += [Words(BRING_INTRODUCTION), Items(bring)]
    parts += [Words(line) for line in text_lines(letter.closing)]
    return parts + _foot(content, (place_and_date(content.school, letter.date), *signing_lines(content)))


def _person_rows(person: LetterPerson) -> tuple[Fact, ...]:
    return (
        Fact("Nama", (person.name.strip(),)),
        Fact("NIP", (person.nip.strip() or "-",)),
        Fact("Pangkat/Gol.", (person.grade.strip() or "-",)),
        Fact("Jabatan", (person.position.strip() or "-",)),
        Fact("Instansi", (person.institution.strip() or "-",)),
    )


def _foot(content: LetterContent, above: Sequence[str]) -> list[Part]:
    signatory = content.signatory
    signature = Signature(
        tuple(above),
        signatory.name.strip() if signatory is not None else "",
        signatory.grade.strip() if signatory is not None else "",
        (signatory.nip.strip() if signatory is not None else "") or "-",
    )
    copies = text_lines(content.letter.copies)
    return [signature, Copies(copies)] if copies else [signature]
