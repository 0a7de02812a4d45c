"""The sentences of a letter, shared by PDF, Word and the short message, so that all three tell the same."""

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from app.domain.dates import format_date, format_day, format_days, format_times
from app.domain.letter_content import LetterContent
from app.domain.letter_participants import asked_of, asked_sentence
from app.domain.records import Letter, Meeting, MeetingDay, ModelSchool
from app.domain.signatories import office_lines
from app.domain.terms import LetterKind, MeetingMode

BRING_INTRODUCTION = "Peserta dimohon membawa:"
_DAYS_ONE_BY_ONE = 7  # more days are told as runs: "Senin–Jumat, 5–9 Agustus 2019"


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardTexts:
    """What a new letter of one kind says before the user edits it; `{sekolah}` and `{kegiatan}` are still open."""

    nature: str = ""
    attachment: str = ""
    subject: str = ""
    subject_alone: str = ""  # when the letter belongs to no meeting
    opening: str = ""
    closing: str = ""
    bring: str = ""


class Fact(NamedTuple):
    """One labelled line of the event: `Waktu`, and what stands behind the colon (several days: several lines)."""

    label: str
    lines: tuple[str, ...]


def read_standard_texts(toml: str) -> StandardTexts:
    """Read `resources/letters/undangan.toml` or `surat-tugas.toml`."""
    told: dict[str, str] = tomllib.loads(toml)
    return StandardTexts(
        nature=told["sifat"],
        attachment=told["lampiran"],
        subject=told["hal"],
        subject_alone=told["hal_tanpa_kegiatan"],
        opening=told["pembuka"].strip(),
        closing=told["penutup"].strip(),
        bring=told["bawaan"].strip(),
    )


def standard_letter(
    texts: StandardTexts,
    kind: LetterKind,
    day: date,
    *,
    school: ModelSchool,
    meeting: Meeting | None = None,
    invited: Iterable[str] = (),
) -> Letter:
    """A new letter dated `day`, filled as far as the data goes; number and people are still empty.

    An invitation is addressed to the principals of the schools `invited`, in their order.
    """
    title = meeting.title.strip() if meeting is not None else ""
    values = {"sekolah": school.name.strip() or "sekolah kami", "kegiatan": title}
    addressed = [f"Kepala {school}" for school in invited] if kind is LetterKind.INVITATION else []
    return Letter(
        meeting_id=meeting.id if meeting is not None and meeting.id else None,
        kind=kind,
        date=day,
        nature=texts.nature,
        attachment=texts.attachment,
        subject=_filled(texts.subject if title else texts.subject_alone, values),
        opening=_filled(texts.opening, values),
        closing=_filled(texts.closing, values),
        bring=texts.bring,
        recipients="\n".join(addressed),
    )


def _filled(text: str, values: dict[str, str]) -> str:
    return re.sub(r"\{(sekolah|kegiatan)\}", lambda found: values[found[1]], text)


def text_lines(text: str) -> tuple[str, ...]:
    """The lines of a field that holds one item a line; empty ones and typed list numbers (`1.`, `2)`) fall away."""
    lines = (line.strip() for line in text.splitlines())
    kept = [line for line in lines if line]
    if len(kept) > 1 and all(re.match(r"\d{1,2}[.)]\s*\S", line) for line in kept):
        kept = [re.sub(r"^\d{1,2}[.)]\s*", "", line) for line in kept]
    return tuple(kept)


def meeting_facts(meeting: Meeting | None, zone: str) -> tuple[Fact, ...]:
    """Hari/tanggal, waktu, tempat, tautan, acara and penyelenggara of a meeting; what is not known is left out.

    `zone` is WIB, WITA or WIT. The planned clock times count: a letter goes out before the meeting.
    """
    if meeting is None:
        return ()
    days = sorted(meeting.days, key=lambda day: (day.date, day.position))
    facts = [
        Fact("Hari/tanggal", _dates(days)),
        Fact("Waktu", _times(days, zone)),
        Fact("Tempat", _place(meeting)),
        Fact("Tautan", (meeting.link.strip(),) if meeting.link.strip() else ()),
        Fact("Acara", (meeting.title.strip(),) if meeting.title.strip() else ()),
        Fact("Penyelenggara", (meeting.organiser.strip(),) if meeting.organiser.strip() else ()),
    ]
    return tuple(fact for fact in facts if fact.lines)


def _dates(days: Sequence[MeetingDay]) -> tuple[str, ...]:
    dates = sorted({day.date for day in days})
    if len(dates) <= _DAYS_ONE_BY_ONE:
        return tuple(format_day(day) for day in dates)
    runs: list[list[date]] = []
    for day in dates:
        if runs and (day - runs[-1][-1]).days == 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return tuple(format_days(run) for run in runs)


def _times(days: Sequence[MeetingDay], zone: str) -> tuple[str, ...]:
    """One line when every day keeps the same hours, else a line a day."""
    told = [(day, f"pukul {times}") for day in days if (times := format_times(day.start, day.end, zone))]
    different = {times for _, times in told}
    if len(different) <= 1 and len(told) == len(days):
        return tuple(different)
    return tuple(f"{format_date(day.date)} {times}" for day, times in told)


def _place(meeting: Meeting) -> tuple[str, ...]:
    place = meeting.place.strip()
    if meeting.mode is MeetingMode.ON_SITE:
        return (place,) if place else ()
    if meeting.mode is MeetingMode.ONLINE:
        return (f"daring ({place})" if place else "daring (dalam jaringan)",)
    return (f"{place} dan daring" if place else "luring dan daring",)


def addressees(letter: Letter) -> tuple[tuple[str, ...], str]:
    """The recipients without a leading `Yth.`, and the line under them: `di tempat`, or the one that was typed."""
    lines = [
        re.sub(r"^(?:kepada\s+)?(?:yth\.?|yang terhormat)[\s,:]+", "", line, flags=re.IGNORECASE)
        for line in text_lines(letter.recipients)
    ]
    place = "di tempat"
    if len(lines) > 1 and re.match(r"di[\s-]+\S", lines[-1]):
        place = lines.pop()
    return tuple(line for line in lines if line), place


def place_of(school: ModelSchool) -> str:
    """Place of signing: the regency without its kind, or else the kecamatan."""
    regency = re.sub(r"^(?:kabupaten|kab\.?|kota)\s+", "", school.regency.strip(), flags=re.IGNORECASE)
    return regency or school.district.strip()


def place_and_date(school: ModelSchool, day: date) -> str:
    """`Kebumen, 27 Juli 2019`, or the date alone."""
    place = place_of(school)
    return f"{place}, {format_date(day)}" if place else format_date(day)


def assigning_office(content: LetterContent) -> str:
    """Who assigns: `Kepala SMP Negeri 2 Sempor`, with `Plt.` or `Plh.` where somebody stands in."""
    if content.signatory is None:
        return f"Kepala {content.school.name or 'Sekolah'}"
    return signing_lines(content)[0].rstrip(",").removeprefix("a.n. ")


def signing_lines(content: LetterContent) -> tuple[str, ...]:
    """The lines above the signature; without a signatory the principal's office."""
    name = content.school.name.strip() or "Sekolah"
    return office_lines(content.signatory, name) if content.signatory is not None else (f"Kepala {name},",)


def message_text(content: LetterContent) -> str:
    """The short text for WhatsApp: greeting, event, day, time, place or link, what to bring, signature."""
    letter = content.letter
    paragraphs = [_greeting(letter), _invitation(content) if letter.kind is LetterKind.INVITATION else _task(content)]
    facts = meeting_facts(content.meeting, content.school.time_zone.label)
    told = [f"{fact.label}: {'; '.join(fact.lines)}" for fact in facts if fact.label != "Acara"]
    paragraphs += ["\n".join(told)] if told else []
    asked = _asked(content)
    paragraphs += [asked] if asked else []
    bring = text_lines(letter.bring)
    if bring:
        items = [f"{number}. {line}" for number, line in enumerate(bring, 1)] if len(bring) > 1 else list(bring)
        paragraphs.append("\n".join((BRING_INTRODUCTION, *items)))
    if letter.number.strip():
        paragraphs.append(f"Surat resmi: nomor {letter.number.strip()} tanggal {format_date(letter.date)}.")
    paragraphs.append("Terima kasih.")
    name = content.signatory.name.strip() if content.signatory is not None else ""
    paragraphs.append("\n".join((*signing_lines(content), *filter(None, (name,)))))
    return "\n\n".join(paragraphs)


def _asked(content: LetterContent) -> str:
    """How many people each school is asked to send."""
    recipients, _ = addressees(content.letter)
    if content.letter.kind is not LetterKind.INVITATION:
        return ""
    numbers = [asked_of(one, content.asked) for one in recipients]
    if len(set(numbers)) == 1:
        return asked_sentence(recipients, content.asked)
    told = [(one, number) for one, number in zip(recipients, numbers, strict=True) if number]
    each = "\n".join(("Peserta yang kami mohon ditugaskan:", *(f"{one}: {number} orang" for one, number in told)))
    return each if told else ""


def _greeting(letter: Letter) -> str:
    recipients, _ = addressees(letter)
    if letter.kind is LetterKind.INVITATION and len(recipients) == 1:
        return f"Yth. {recipients[0]},"
    return "Yth. Bapak/Ibu,"


def _event(content: LetterContent) -> str:
    """The event in WhatsApp's bold, where its name has no star of its own."""
    title = content.meeting.title.strip() if content.meeting is not None else ""
    title = " ".join((title or content.letter.subject).split())
    return f"*{title}*" if title and "*" not in title else title


def _invitation(content: LetterContent) -> str:
    school = content.school.name.strip() or "sekolah kami"
    event = _event(content)
    return f"{school} mengundang Bapak/Ibu pada kegiatan {event}." if event else f"{school} mengundang Bapak/Ibu."


def _task(content: LetterContent) -> str:
    people = [person.name.strip() for person in content.letter.people]
    names = [f"{number}. {name}" for number, name in enumerate(people, 1)] if len(people) > 1 else people
    event = _event(content)
    task = f"mengikuti kegiatan {event}" if event else "melaksanakan tugas"
    if not names:
        return f"{assigning_office(content)} menugaskan Bapak/Ibu untuk {task}."
    return "\n".join((f"{assigning_office(content)} menugaskan:", *names, f"untuk {task}."))
