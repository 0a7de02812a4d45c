"""A register of 5,000 invented people, and a list of 1,000 rows of which it is known whom each one means."""

import random
from collections.abc import Callable
from itertools import count
from typing import NamedTuple

from rapidfuzz.distance import DamerauLevenshtein

from app.domain.lists import Column, KnownPerson, ListedPerson, ListKind, ListTable, Recognition, RowOutcome
from app.domain.names import name_key
from app.domain.records import Partner
from app.intake.known import Known

SCHOOLS = 40


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_MEN = _words(
    """
    Ahmad Bambang Slamet Joko Agus Budi Hendra Eko Dwi Tri Wahyu Heru Rudi Yanto Sutrisno Suparman Supriyadi
    Mulyono Hartono Sugeng Purwanto Teguh Imam Nur Fajar Rizal Taufik Arif Hasan Umar Yusuf Ibrahim Ismail Ridwan
    Zainal Lukman Anwar Bakri Darmawan Edi Firman Galih Haris Indra Kurnia Lalu Made Nyoman Ketut Wayan Opik
    Paulus Yohanes
    """
)
_WOMEN = _words(
    """
    Sri Dewi Rina Yuliana Retno Endang Wiwik Tuti Lilis Nunung Ratna Kartika Dian Fitri Indah Lestari Maya Nani
    Puji Rahayu Sari Titik Umi Vera Wulan Yeni Zulaikha Aminah Halimah Khadijah Rohmah Mariam Nurul Hidayah
    Latifah
    """
)
_LAST = _words(
    """
    Santoso Wibowo Setiawan Kusuma Pratama Nugroho Hidayat Rahman Hakim Saputra Wijaya Susanto Gunawan Hermawan
    Kurniawan Utomo Raharjo Prabowo Suryadi Mahendra Permana Firdaus Ramadhan Maulana Siregar Nasution Harahap
    Lubis Manurung Simatupang Tarigan Ginting Pasaribu Hutapea Wahyuni Handayani Puspitasari Kusumawati Anggraini
    Permatasari Astuti Utami Purnamasari Wulandari Maharani Safitri Mulyani Rahmawati Hasanah Jamilah Fatimah
    Suhartini Sumarni Ningsih Budiarti Yuniarti Susilowati Ekawati Kartini Marlina Oktaviani Febriani Andriani
    Damayanti Suryani Djuwita Tjahyono Soemarno Soekardi Djatmiko Abdullah Baharuddin Syamsuddin Jalaluddin
    Kamaruddin Nuruddin Burhanuddin Fachruddin Arsyad
    """
)
_RARE = _words(
    """
    Wening Palupi Gading Mahisa Banyu Kinanthi Larasati Bestari Pramudita Wicaksana Danurdara Sekarlangit Bumirang
    Tirtayasa Gagarin Fransiskus Blasius Kornelis Bernardus Gregorius Ambrosius Ezekiel Zakheus Obaja
    """
)
_BEFORE = {
    "man": ("", "", "", "Drs. ", "H. ", "Dr. ", "Ir. ", "Drs. H. ", "Bapak "),
    "woman": ("", "", "", "Dra. ", "Hj. ", "Dr. ", "Ir. ", "Dra. Hj. ", "Ibu "),
    "one word": ("", "", "Drs. ", "Dr. ", "Ir. "),  # H. or Hj. alone may tell two of them apart
}
_BEHIND = (
    *(
        "",
        "",
        ", S.Pd.",
        ", S.Pd",
        " S.Pd",
        ", S. Pd.",
        ",S.Pd.,M.Pd.",
        ", S.Ag., M.Pd.I",
        ", S.Pd.SD",
        " SPd MPd",
        ", S.E.",
    ),
)
_AS_WRITTEN = {
    "Muhammad": ("Muh.", "Moh.", "Mohd.", "Muhamad", "Mohammad", "Mochamad", "Moch."),
    "Abdul": ("Abd.",),
    "Siti": ("St.", "Sitti"),
    "Ahmad": ("Achmad", "Akhmad"),
}
_OLD = (("u", "oe"), ("j", "dj"), ("c", "tj"))


class Case(NamedTuple):
    """One row of the list, and what a person would say of it."""

    kind: str
    listed: ListedPerson
    outcome: RowOutcome
    means: frozenset[int] = frozenset()  # ids: the person when matched; one of them is shown when doubtful


class Truth(NamedTuple):
    """The register and the list."""

    known: Known
    cases: tuple[Case, ...]

    def recognition(self) -> Recognition:
        """The list as the recogniser hands it over."""
        table = ListTable(
            sheet="Daftar",
            header_rows=(1, 1),
            first_row=2,
            last_row=len(self.cases) + 1,
            columns={Column.NAME: "B", Column.NIP: "C", Column.SCHOOL: "D"},
            people=tuple(case.listed for case in self.cases),
            different=len(self.cases),
            certainty=1.0,
        )
        return Recognition(
            file_name="daftar.xlsx",
            format="xlsx",
            kind=ListKind.ATTENDANCE,
            tables=(table,),
            sheets=(),
            message="",
            sha256="",
        )


def make_truth(seed: int, people: int = 5_000, rows: int = 1_000) -> Truth:
    """The same register and list for the same seed."""
    return _Maker(random.Random(seed), people).truth(rows)


class _Maker:
    def __init__(self, dice: random.Random, people: int) -> None:
        self._dice = dice
        self._numbers = count(1)
        self._people: list[KnownPerson] = []
        self._keys: dict[int, dict[str, list[int]]] = {school: {} for school in range(1, SCHOOLS + 1)}
        self._used: set[int] = set()
        for number in range(people * 96 // 100):
            self._register(self._plain_name(), number % SCHOOLS + 1)
        for first in [*self._people[: people // 100], *self._people[: people // 100]]:  # namesakes at other schools
            self._register(_bare(first.name), first.partner_id % SCHOOLS + 1 if first.partner_id else 1)
        for first in self._people[-people // 100 :]:  # namesakes at one school
            self._register(_bare(first.name), first.partner_id or 1, twice=True)

    def truth(self, rows: int) -> Truth:
        makers: dict[Callable[[], Case | None], int] = {
            self._other_titles: 26,
            self._abbreviated: 10,
            self._old_spelling: 8,
            self._initial: 7,
            self._typing_error: 16,
            self._word_left_out: 4,
            self._other_order: 2,
            self._longer_than_known: 2,
            self._namesake_elsewhere: 6,
            self._namesake_here: 2,
            self._moved_or_namesake: 3,
            self._no_school: 4,
            self._typing_error_no_school: 2,
            self._by_nip: 3,
            self._copied_nip: 2,
            self._new: 13,
        }
        cases: list[Case] = []
        kinds, weights = list(makers), list(makers.values())
        while len(cases) < rows:
            case = self._dice.choices(kinds, weights)[0]()
            if case is not None:
                cases.append(case._replace(listed=case.listed._replace(row=len(cases) + 2)))
        partners = tuple(Partner(id=number, name=_school(number)) for number in self._keys)
        return Truth(Known(model_school="SMP Negeri 77 Model", partners=partners, people=self._people), tuple(cases))

    # The register

    def _plain_name(self) -> str:
        dice = self._dice
        woman = dice.random() < 0.5
        first = dice.choice(_WOMEN if woman else _MEN)
        style = dice.random()
        if style < 0.08:
            return dice.choice([*_LAST, "Suparman", "Sutrisno", "Mulyono", "Supriyadi", "Zulaikha", "Khadijah"])
        if style < 0.3:
            return f"{'Siti' if woman else dice.choice(['Muhammad', 'Abdul', 'Ahmad'])} {first} {dice.choice(_LAST)}"
        if style < 0.45:
            return f"{'Siti' if woman else dice.choice(['Muhammad', 'Abdul'])} {dice.choice(_LAST)}"
        if style < 0.65:
            return f"{first} {dice.choice(_WOMEN if woman else _MEN)} {dice.choice(_LAST)}"
        return f"{first} {dice.choice(_LAST)}"

    def _register(self, name: str, school: int, *, twice: bool = False) -> None:
        key = name_key(name)
        if key in self._keys[school] and not twice:
            return
        number = next(self._numbers)
        self._keys[school].setdefault(key, []).append(number)
        nip = f"19{60 + number % 40}{1 + number % 12:02d}{1 + number % 28:02d}20100110{number % 89 + 10}"
        nip = f"{nip[:14]}{number:04d}" if self._dice.random() < 0.5 else ""
        typed = self._titled(name)
        self._people.append(KnownPerson(number, typed, name_key(typed), "imbas", school, "", "Guru", nip, ""))

    # The rows

    def _somebody(
        self, fits: Callable[[str], bool] = lambda _: True, *, alone: bool = False
    ) -> tuple[KnownPerson, str]:
        """Somebody not on the list yet whose name no colleague has (`alone`: nobody at all), and their bare name."""
        while True:
            person = self._dice.choice(self._people)
            name = _bare(person.name)
            everywhere, here = self._with_key(person.name_key), self._keys[person.partner_id or 0][person.name_key]
            if person.id not in self._used and len(everywhere if alone else here) == 1 and fits(name):
                self._used.add(person.id)
                return person, name

    def _with_key(self, key: str) -> list[int]:
        return [number for keys in self._keys.values() for number in keys.get(key, ())]

    def _titled(self, name: str, person: KnownPerson | None = None) -> str:
        """The name with titles, those of the person's sex where it is a carelessly typed name of theirs."""
        known = _bare(person.name) if person is not None else _bare(name)
        sex = "one word" if " " not in known else "woman" if len(known) % 2 else "man"
        typed = self._dice.choice(_BEFORE[sex]) + name + self._dice.choice(_BEHIND)
        return self._dice.choice((typed, typed, typed.upper(), name))

    def _case(
        self,
        kind: str,
        name: str,
        school: int,
        outcome: RowOutcome,
        *means: int,
        nip: str = "",
    ) -> Case:
        cell = self._dice.choice(_SPELLINGS).format(school) if school else ""
        return Case(kind, ListedPerson(0, name, name_key(name), cell, "", nip), outcome, frozenset(means))

    def _other_titles(self) -> Case:
        person, name = self._somebody()
        return self._case("titles", self._titled(name, person), person.partner_id or 0, RowOutcome.MATCHED, person.id)

    def _abbreviated(self) -> Case:
        person, name = self._somebody(lambda name: name.split()[0] in _AS_WRITTEN and " " in name)
        first, rest = name.split(" ", 1)
        name = f"{self._dice.choice(_AS_WRITTEN[first])} {rest}"
        return self._case(
            "abbreviated", self._titled(name, person), person.partner_id or 0, RowOutcome.MATCHED, person.id
        )

    def _old_spelling(self) -> Case:
        person, name = self._somebody(lambda name: any(new in name.lower() for new, _ in _OLD) and "oe" not in name)
        for new, old in _OLD:
            name = name.replace(new, old).replace(new.upper(), old.capitalize())
        return self._case(
            "old spelling", self._titled(name, person), person.partner_id or 0, RowOutcome.MATCHED, person.id
        )

    def _initial(self) -> Case | None:
        person, name = self._somebody(lambda name: " " in name)
        words = name.split()
        place = self._dice.randrange(len(words))
        words[place] = f"{words[place][0]}."
        return self._doubtful("initial", " ".join(words), person)

    def _typing_error(self) -> Case | None:
        person, name = self._somebody(lambda name: len(name) >= 5)
        return self._doubtful("typing error", self._mistyped(name), person)

    def _word_left_out(self) -> Case | None:
        person, name = self._somebody(lambda name: len(name.split()) == 3)
        words = name.split()
        del words[self._dice.randrange(3)]
        return self._doubtful("word left out", " ".join(words), person)

    def _other_order(self) -> Case | None:
        person, name = self._somebody(lambda name: len(name.split()) == 2)
        return self._doubtful("other order", " ".join(reversed(name.split())), person)

    def _longer_than_known(self) -> Case | None:
        person, name = self._somebody(lambda name: " " not in name)
        return self._doubtful("longer than known", f"{name} {self._dice.choice(_RARE)}", person)

    def _doubtful(self, kind: str, name: str, person: KnownPerson) -> Case | None:
        """Nobody could tell when a careless name is exactly a colleague's: such a row is no case."""
        if name_key(name) in self._keys[person.partner_id or 0]:
            return None
        return self._case(kind, self._titled(name, person), person.partner_id or 0, RowOutcome.DOUBTFUL, person.id)

    def _namesake_elsewhere(self) -> Case | None:
        person, name = self._somebody()
        if len(self._with_key(person.name_key)) == 1:
            return None
        return self._case(
            "namesake elsewhere", self._titled(name, person), person.partner_id or 0, RowOutcome.MATCHED, person.id
        )

    def _namesake_here(self) -> Case | None:
        person = self._dice.choice(self._people[-len(self._people) // 100 :])
        here = self._keys[person.partner_id or 0][person.name_key]
        if len(here) == 1 or not self._used.isdisjoint(here):
            return None
        self._used.update(here)
        name = _bare(person.name).upper() + ", M.M."
        return self._case("namesake here", name, person.partner_id or 0, RowOutcome.DOUBTFUL, *here)

    def _moved_or_namesake(self) -> Case | None:
        person, name = self._somebody(lambda name: " " in name, alone=True)
        school = (person.partner_id or 0) % SCHOOLS + 1
        if any(DamerauLevenshtein.distance(person.name_key, one) < 4 for one in self._keys[school]):
            return None
        return self._case("known elsewhere only", self._titled(name, person), school, RowOutcome.DOUBTFUL, person.id)

    def _no_school(self) -> Case:
        person, name = self._somebody(alone=True)
        return self._case("no school", self._titled(name, person), 0, RowOutcome.DOUBTFUL, person.id)

    def _typing_error_no_school(self) -> Case | None:
        person, name = self._somebody(lambda name: len(name) >= 12, alone=True)
        wrong = self._mistyped(name)
        if self._with_key(name_key(wrong)):
            return None
        return self._case("typing error, no school", self._titled(wrong, person), 0, RowOutcome.DOUBTFUL, person.id)

    def _by_nip(self) -> Case | None:
        person, name = self._somebody(lambda name: len(name) >= 8)
        if not person.nip:
            return None
        return self._case(
            "right NIP", self._mistyped(name), person.partner_id or 0, RowOutcome.MATCHED, person.id, nip=person.nip
        )

    def _copied_nip(self) -> Case | None:
        """Somebody known, with a colleague's NIP: the row above was copied down."""
        person, name = self._somebody()
        other = self._dice.choice(self._people)
        if person.nip or not other.nip or other.name_key == person.name_key:
            return None
        return self._case(
            "copied NIP",
            self._titled(name, person),
            person.partner_id or 0,
            RowOutcome.DOUBTFUL,
            person.id,
            nip=other.nip,
        )

    def _new(self) -> Case | None:
        first = self._dice.choice([*_RARE, *_MEN, *_WOMEN])
        name = f"{first} {self._dice.choice(_RARE)}"
        school = self._dice.randrange(1, SCHOOLS + 1)
        key = name_key(name)
        if key in self._keys[school] or any(DamerauLevenshtein.distance(key, one) < 4 for one in self._keys[school]):
            return None
        if any(key in one or one in key for one in self._keys[school]):  # "Kartika" may be "Kartika Palupi"
            return None
        self._keys[school][key] = []
        return self._case("new", self._titled(name), school, RowOutcome.NEW)

    def _mistyped(self, name: str) -> str:
        """One slip of the finger, anywhere; two in a long name."""
        for _ in range(2 if len(name) >= 18 and self._dice.random() < 0.3 else 1):
            place = self._dice.choice([at for at, letter in enumerate(name) if letter.isalpha()])
            slip = self._dice.randrange(4)
            letter = self._dice.choice("aeiouhnrtsdyk")
            after = name[place + 1 : place + 2]
            if slip == 0:
                name = name[:place] + letter + name[place + 1 :]
            elif slip == 1:
                name = name[: place + 1] + letter + name[place + 1 :]
            elif slip == 2 or not after.isalpha():
                name = name[:place] + name[place + 1 :]
            else:
                name = name[:place] + after + name[place] + name[place + 2 :]
        return name.title()


_SPELLINGS = ("SMP Negeri {} Rekaan", "SMPN {} Rekaan", "SMP N {} REKAAN", "smpn {} rekaan")


def _school(number: int) -> str:
    return f"SMP Negeri {number} Rekaan"


def _bare(name: str) -> str:
    """The name without its titles, each word beginning with a capital."""
    return name_key(name).title()
