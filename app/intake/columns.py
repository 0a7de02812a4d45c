"""Which column of a list means what: header words and the look of the cells together."""

from app.intake.cells import Row, cell_text, is_blank
from app.intake.headers import FIRST_NAME, LAST_NAME, OTHER, PRIVATE, TITLES_BEFORE, TITLES_BEHIND, Meaning
from app.intake.looks import look, name_likeness
from app.intake.words import word_set

_SAMPLE_ROWS = 80
_BY_LOOK_ALONE = ("nip", "email", "phone", "sex", "school", "position", "grade", "state")
_SURE_UNDER_ANY_HEADER = ("nip", "email", "school")
_UNSURE = 0.5
_OF_MANY_DAYS = ("state", "signature")
_SURE_LOOKS = word_set("nip nuptk email phone sex grade school")
_SOMEBODY_ELSE = word_set(
    """
    kepala ks kepsek pengawas narasumber mentor pembimbing wali operator pengajar pemateri fasilitator instruktur atasan
    orang ibu ayah host ketua bendahara pic penanggung narahubung kontak contact siswa murid santri pemilik penginput
    """
)
_ONESELF = word_set("peserta guru mentee ditugaskan lengkap anda saya responden pendaftar bapak jabatan")
_LEAST_NAMED = 0.3
_FULL = 0.6  # of the fullest name column; one less filled says who leads a group
_STATE_WORDS = word_set(
    """
    h hadir v √ ✓ ✔ ✗ i izin ijin s sakit a alpa alpha alfa tk tugas dl dinas terlambat wakil diwakili absen tidak
    tdk ya y yes
    """
)


class Profile:
    """What the cells of one column look like, in a sample of rows."""

    __slots__ = ("different", "filled", "likeness", "looks")

    def __init__(self) -> None:
        self.filled = 0
        self.likeness = 0.0  # sum over the filled cells
        self.looks: dict[str, int] = {}
        self.different: set[str] = set()  # the texts

    def share(self, code: str) -> float:
        return self.looks.get(code, 0) / self.filled if self.filled else 0.0

    @property
    def name_share(self) -> float:
        return self.likeness / self.filled if self.filled else 0.0

    @property
    def repeats(self) -> bool:
        """True for a column of few texts again and again, as no list of different people has it."""
        return self.filled >= 5 and len(self.different) < 0.5 * self.filled


def profiles(rows: list[Row], start: int, width: int) -> list[Profile]:
    """One profile per column, of the first rows from `start` on that hold more than a number."""
    found = [Profile() for _ in range(width)]
    taken = 0
    for row in rows[start : start + 5 * _SAMPLE_ROWS]:
        texts = [(column, cell_text(cell).strip()) for column, cell in enumerate(row[:width]) if not is_blank(cell)]
        if not texts:
            continue
        for column, text in texts:
            profile = found[column]
            if text in ("-", "–"):
                continue
            profile.filled += 1
            profile.different.add(text)
            profile.likeness += name_likeness(bare_name(text))
            code = "state" if text.lower() in _STATE_WORDS else look(text)
            profile.looks[code] = profile.looks.get(code, 0) + 1
        taken += len(texts) > 1 or width == 1
        if taken >= _SAMPLE_ROWS:
            break
    return found


def bare_name(text: str) -> str:
    """A name without a list number before it and without the lines that follow it in the same cell."""
    text = text.strip().partition("\n")[0].strip()
    head, dot, rest = text.partition(". ")
    if dot and head.isdigit() and len(head) <= 3:
        return rest.strip()
    return text


def assign(
    meanings: list[Meaning],
    found: list[Profile],
    columns: range,
    *,
    loose_names: bool,
    words: list[str] | None = None,
) -> dict[str, int]:
    """Column index per code of `Column` (and first, last name); without "name" when no column can hold names.

    `loose_names` accepts whatever stands under a name header, as the reports of online meetings need. `words` are the
    plain header words, by which the principal's column is told from that of the participants.
    """
    result: dict[str, int] = {}
    first = _best(meanings, found, columns, FIRST_NAME)
    if first is not None and _best(meanings, found, columns, "name") is None:
        result["name"] = first
        last = _best(meanings, found, columns, LAST_NAME)
        if last is not None:
            result[LAST_NAME] = last
    else:
        name = _name_column(meanings, found, columns, words or [], loose_names=loose_names)
        if name is None:
            return {}
        result["name"] = name
        for part in (TITLES_BEFORE, TITLES_BEHIND):
            column = _best(meanings, found, columns, part)
            if column is not None:
                result[part] = column
    for code in (
        "number",
        "nip",
        "nuptk",
        "school",
        "position",
        "grade",
        "sex",
        "phone",
        "email",
        "signature",
        "time",
        "minutes",
        "employment",
    ):
        column = _best(meanings, found, columns, code)
        if code == "position" and column is not None and meanings[column][1] <= _UNSURE:
            column = column if found[column].share("position") >= 0.5 else None  # "Status" may be PNS or Lulus
        if column is not None and column not in result.values():
            result[code] = column
    _assign_state_and_note(result, meanings, found, columns)
    _assign_by_look(result, meanings, found, columns)
    return result


def private_columns(meanings: list[Meaning], columns: range) -> set[int]:
    """Columns that must not be read: NIK, family card, mother's name, bank account."""
    return {column for column in columns if column < len(meanings) and meanings[column][0] == PRIVATE}


def _name_column(
    meanings: list[Meaning], found: list[Profile], columns: range, words: list[str], *, loose_names: bool
) -> int | None:
    scores: dict[int, float] = {}
    for column in columns:
        meaning, strength = meanings[column]
        profile = found[column]
        if meaning == "name":
            score = strength * 1.2 + profile.name_share
            otherwise = sum(profile.share(code) for code in _SURE_LOOKS | {"number"})
            if not loose_names and profile.filled >= 3 and otherwise > 0.6 and profile.name_share < 0.3:
                continue
            if not loose_names and strength <= 0.7 and profile.filled >= 2 and profile.name_share < 0.35:
                continue
        elif meaning == "" and profile.filled >= 2 and profile.name_share >= 0.7 and not profile.repeats:
            score = profile.name_share * 0.9
        else:
            continue
        scores[column] = score - (1.0 if profile.filled == 0 else 0.0)
    own = _of_those_listed(scores, found, words)
    return max(own, key=lambda column: scores[column]) if own else None


def _of_those_listed(scores: dict[int, float], found: list[Profile], words: list[str]) -> list[int]:
    """The columns that may name the people of the list itself, not their principal, mentor or speaker, if any do."""
    if len(scores) < 2:
        return list(scores)
    fullest = max(found[column].filled for column in scores)
    full = [
        column
        for column in scores
        if found[column].filled >= _FULL * fullest and (fullest < 2 or _named(found[column]))
    ]
    own = [column for column in full if not names_somebody_else(words[column] if column < len(words) else "")]
    return own or full or list(scores)


def _named(profile: Profile) -> bool:
    return profile.name_share >= _LEAST_NAMED or not profile.filled


def names_somebody_else(header: str) -> bool:
    """True for `nama kepala sekolah`, `mentor`: whom such a column names is in a list about others only by the way."""
    said = set(header.split())
    return not said.isdisjoint(_SOMEBODY_ELSE) and said.isdisjoint(_ONESELF)


def _best(meanings: list[Meaning], found: list[Profile], columns: range, code: str) -> int | None:
    """The column whose header says `code` and whose cells fit best; the first day's when there is one for each day."""
    if code in _OF_MANY_DAYS:
        return _first_of_days(meanings, found, columns, code)
    best, best_score = None, 0.0
    for column in columns:
        meaning, strength = meanings[column]
        if meaning != code or strength < 0.3:
            continue
        profile = found[column]
        against = sum(profile.share(other) for other in _SURE_LOOKS if other != code)
        if code in ("nip", "nuptk"):
            against -= profile.share("nuptk") + profile.share("nip")
        score = strength + 0.5 * profile.share(code) - (0.8 * max(against, 0.0) if profile.filled > 2 else 0.0)
        if not profile.filled:
            score -= 0.2
        if score > best_score:
            best, best_score = column, score
    return best


def _first_of_days(meanings: list[Meaning], found: list[Profile], columns: range, code: str) -> int | None:
    """The first of the columns whose header says `code` as surely as any; what is in them only rules columns out."""
    fitting = [
        column
        for column in columns
        if meanings[column][0] == code
        and meanings[column][1] >= 0.3
        and (code != "state" or not found[column].filled or found[column].share("state") >= 0.5)
    ]
    surest = max((meanings[column][1] for column in fitting), default=0.0)
    return next((column for column in fitting if meanings[column][1] >= surest - 0.25), None)


def _assign_state_and_note(
    result: dict[str, int], meanings: list[Meaning], found: list[Profile], columns: range
) -> None:
    for code in ("state", "note"):
        column = _best(meanings, found, columns, code)
        if column is None or column in result.values():
            continue
        if code == "state" and (
            meanings[column][1] < 0.8 or (found[column].filled and found[column].share("state") < 0.5)
        ):
            continue
        if code == "note" and "state" not in result and found[column].filled and found[column].share("state") > 0.8:
            code = "state"
        result[code] = column


def _assign_by_look(result: dict[str, int], meanings: list[Meaning], found: list[Profile], columns: range) -> None:
    """Columns without a telling header, by what is in them."""
    taken = set(result.values())
    for code in _BY_LOOK_ALONE:
        if code in result:
            continue
        for column in columns:
            profile = found[column]
            said = meanings[column][0]
            if column in taken or said == PRIVATE or profile.filled < 2 or profile.share(code) < 0.6:
                continue
            if said == OTHER and code not in ("nip", "email"):
                continue
            if code == "state" and any(meaning not in ("", "name") for meaning, _ in meanings):
                continue  # a question with Ya and Tidak; in a list without a header it is a tick
            if said not in ("", OTHER) and (code not in _SURE_UNDER_ANY_HEADER or profile.share(code) < 0.8):
                continue
            result[code] = column
            taken.add(column)
            break
    if "number" not in result:
        for column in range(columns.start, result["name"]):
            if column not in taken and found[column].filled >= 2 and found[column].share("number") >= 0.8:
                result["number"] = column
                break
