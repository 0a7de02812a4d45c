"""What an import of a list of schools would do, row by row, before anything is written."""

from collections.abc import Mapping, Sequence

from app.domain.lists import CellNote, Option, RowOutcome
from app.domain.names import name_key, school_key
from app.domain.records import ModelSchool, Partner
from app.domain.school_lists import (
    ListedSchool,
    SchoolColumn,
    SchoolPlan,
    SchoolPlanRow,
    SchoolRecognition,
    SchoolTable,
)

_ROWS = 10_000_000  # more than a sheet has
_OWN = "sekolah Anda sendiri, jadi tidak dicatat sebagai sekolah imbas"


def make_school_plan(
    recognition: SchoolRecognition,
    partners: Sequence[Partner],
    own: ModelSchool | None,
    principals: Mapping[int, str],
) -> SchoolPlan:
    """Match the schools of all tables with the partners known. Nothing is written; the rows keep the file's order.

    `principals` maps the id of a partner to the name of its principal of today.
    """
    planner = _Planner(partners, own, principals)
    rows: list[SchoolPlanRow] = []
    for number, table in enumerate(recognition.tables):
        found = [planner.row(table, listed) for listed in table.schools]
        found += [
            SchoolPlanRow(0, note.sheet, note.row, RowOutcome.REFUSED, None, note.column, note.message)
            for note in table.refused
        ]
        found.sort(key=lambda row: row.row)
        rows += (row._replace(key=number * _ROWS + row.row) for row in found)  # the same after rows are left out
    return SchoolPlan(file_name=recognition.file_name, rows=tuple(rows), recognition=recognition)


class _Planner:
    """The state of planning one file."""

    def __init__(self, partners: Sequence[Partner], own: ModelSchool | None, principals: Mapping[int, str]) -> None:
        self._own = own
        self._principals = principals
        self._by_key: dict[str, list[Partner]] = {}
        self._by_npsn: dict[str, Partner] = {}
        for partner in partners:
            self._by_key.setdefault(school_key(partner.name), []).append(partner)
            if partner.npsn:
                self._by_npsn.setdefault(partner.npsn, partner)
        self._seen: dict[str, list[tuple[SchoolTable, ListedSchool]]] = {}

    def row(self, table: SchoolTable, listed: ListedSchool) -> SchoolPlanRow:
        """The plan of one row."""
        key = school_key(listed.name)
        row = SchoolPlanRow(0, table.sheet, listed.row, RowOutcome.NEW, listed, warnings=listed.warnings)
        column = table.columns[SchoolColumn.NAME]
        if own := self._own_school(listed, key):
            return row._replace(outcome=RowOutcome.REFUSED, column=column, reason=own)
        for where, earlier in self._seen.get(key, ()):
            if repeat := _repeats(listed, earlier):
                place = f"baris {earlier.row}" + (f" lembar “{where.sheet}”" if where.sheet != table.sheet else "")
                return row._replace(outcome=repeat, column=column, reason=_repeat_reason(listed, repeat, place))
        self._seen.setdefault(key, []).append((table, listed))
        matched = self._matched(row, listed, key, column, table)
        return matched._replace(warnings=(*matched.warnings, *self._other_principal(matched, listed, table)))

    def _other_principal(self, row: SchoolPlanRow, listed: ListedSchool, table: SchoolTable) -> tuple[CellNote, ...]:
        """A sentence when the file names another principal than the one who is known: that one is not replaced."""
        known = self._principals.get(row.partner_id or 0, "")
        if not known or not listed.principal or name_key(known) == name_key(listed.principal):
            return ()
        sentence = (
            f"Kepala sekolah di berkas “{listed.principal}”, yang tercatat “{known}” dan tidak diganti. "
            "Bila memang berganti, catat di data sekolah itu"
        )
        column = table.columns[SchoolColumn.PRINCIPAL]
        return (CellNote(sheet=table.sheet, row=listed.row, column=column, message=sentence),)

    def _own_school(self, listed: ListedSchool, key: str) -> str:
        """Why the row is the model school's own and no partner, or an empty string."""
        own = self._own
        if own is None:
            return ""
        if own.npsn and listed.npsn == own.npsn:
            return f"“{listed.name}” (NPSN {listed.npsn}) adalah {_OWN}"
        if key != school_key(own.name) or (own.npsn and listed.npsn):
            return ""
        if _same_place(listed.district, own.district):
            return f"“{listed.name}” adalah {_OWN}"
        if not listed.district or not own.district:
            return (
                f"“{listed.name}” senama dengan sekolah Anda sendiri. Kalau ini sekolah lain, isi kecamatannya di "
                "berkas dan di Data sekolah, lalu impor lagi"
            )
        return ""

    def _matched(
        self, row: SchoolPlanRow, listed: ListedSchool, key: str, column: str, table: SchoolTable
    ) -> SchoolPlanRow:
        namesakes = self._by_key.get(key, [])
        of_number = self._by_npsn.get(listed.npsn) if listed.npsn else None
        if of_number is not None:
            if of_number in namesakes:
                return row._replace(outcome=RowOutcome.MATCHED, partner_id=of_number.id)
            reason = f"NPSN “{listed.name}” sama dengan NPSN {_called(of_number)}"
            place = table.columns.get(SchoolColumn.NPSN, column)
            doubt = row._replace(
                outcome=RowOutcome.DOUBTFUL, column=place, reason=reason, options=(_option(of_number),)
            )
            return doubt._replace(may_be_new=not _alike(listed, namesakes))
        if not namesakes:
            return row
        same = [one for one in namesakes if _same_place(one.district, listed.district)]
        if len(same) == 1 and not _numbers_differ(same[0], listed):
            return row._replace(outcome=RowOutcome.MATCHED, partner_id=same[0].id)
        possible = same or [one for one in namesakes if not one.district or not listed.district]
        if not possible:
            return row  # of another kecamatan
        if not listed.district and not possible[0].district and len(namesakes) == 1:
            if not _numbers_differ(possible[0], listed):
                return row._replace(outcome=RowOutcome.MATCHED, partner_id=possible[0].id)
            reason = f"“{listed.name}” ber-NPSN {listed.npsn}, sedangkan yang tercatat {possible[0].npsn}"
        elif same:
            reason = f"“{listed.name}” ber-NPSN {listed.npsn}, sedangkan yang tercatat {same[0].npsn}"
        elif not listed.district:
            reason = f"“{listed.name}”: kecamatannya tidak disebut; sudah ada {_called(possible[0])}"
        else:
            reason = (
                f"“{listed.name}” senama dengan sekolah yang kecamatannya belum diisi. "
                "Kalau bukan sekolah yang sama, lewati, isi kecamatan sekolah itu, lalu impor lagi"
            )
        options = tuple(_option(one) for one in possible)
        return row._replace(
            outcome=RowOutcome.DOUBTFUL, column=column, reason=reason, options=options, may_be_new=False
        )


def _repeats(listed: ListedSchool, earlier: ListedSchool) -> RowOutcome | None:
    """What a row is that has the name of an earlier one: the same again, refused without a kecamatan, or None."""
    if listed.npsn and earlier.npsn:
        if listed.npsn == earlier.npsn:
            return RowOutcome.REPEATED
        both = listed.district and earlier.district and not _same_place(listed.district, earlier.district)
        return None if both else RowOutcome.REFUSED
    if _same_place(listed.district, earlier.district) or (not listed.district and not earlier.district):
        return RowOutcome.REPEATED
    return None if listed.district and earlier.district else RowOutcome.REFUSED


def _repeat_reason(listed: ListedSchool, outcome: RowOutcome, place: str) -> str:
    if outcome is RowOutcome.REPEATED:
        return f"“{listed.name}” sudah ada di {place}"
    return f"“{listed.name}” senama dengan {place}: isi kecamatan yang berbeda di keduanya, lalu impor lagi"


def _same_place(first: str, second: str) -> bool:
    return bool(first and second) and school_key(first) == school_key(second)


def _numbers_differ(partner: Partner, listed: ListedSchool) -> bool:
    return bool(partner.npsn and listed.npsn) and partner.npsn != listed.npsn


def _alike(listed: ListedSchool, namesakes: Sequence[Partner]) -> bool:
    """Whether the list of partners would hold two schools that nobody can tell apart."""
    return any(
        not listed.district or not one.district or _same_place(listed.district, one.district) for one in namesakes
    )


def _called(partner: Partner) -> str:
    return f"{partner.name} (Kec. {partner.district})" if partner.district else partner.name


def _option(partner: Partner) -> Option:
    district = f"Kec. {partner.district}" if partner.district else "kecamatan belum diisi"
    return Option(partner.id, partner.name, f"{district}, NPSN {partner.npsn}" if partner.npsn else district)
