"""Recaps: counted, looked into, and handed over as workbook or PDF."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from app import __version__
from app.core.errors import UserError
from app.core.progress import Progress
from app.domain.charts import ChartColours, chart_of
from app.domain.lesson_hours import rule_sentence
from app.domain.periods import Choice, periods_of
from app.domain.recap_report import RecapReport
from app.domain.recaps import EntryLine, Recap, RecapKind, RecapLine, RecapOrder, RecapQuery, Span, total_line
from app.domain.records import Programme
from app.domain.signatories import signatory_on
from app.services.documents import DocumentService
from app.services.letterhead import letterhead_pictures
from app.services.school_names import partner_labels
from app.storage import change_log, programmes, recap_entries, recaps, schools
from app.storage.database import Connection, Database

_BEFORE_ANY_CHANGE = datetime(2000, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecapEntries:
    """What one line of a recap counts: ids of attendances, and those who were expected and stand on no list."""

    ids: tuple[int, ...]
    unlisted: tuple[EntryLine, ...]


class RecapService:
    """Reads only."""

    def __init__(self, database: Database, documents: DocumentService) -> None:
        self._database = database
        self._documents = documents

    def recap(self, query: RecapQuery) -> Recap:
        """One recap with all its lines. Raises `UserError` when the period ends before it begins."""
        with self._database.read() as connection:
            return _recap(connection, query, partner_labels(connection))

    def rule(self, query: RecapQuery) -> str:
        """By which rule the hours of a choice of meetings are earned, as a sentence."""
        with self._database.read() as connection:
            return rule_sentence(_programmes(connection, query))

    def periods(self) -> tuple[Choice, ...]:
        """The usual periods in which a meeting counts, the longest first, the newest first."""
        with self._database.read() as connection:
            return periods_of(recaps.counted_dates(connection))

    def entries(self, query: RecapQuery, line: RecapLine) -> RecapEntries:
        """What a line of the recap counts."""
        with self._database.read() as connection:
            return RecapEntries(
                ids=tuple(recap_entries.entry_ids(connection, query, line)),
                unlisted=recap_entries.unlisted_lines(connection, query, line, partner_labels(connection)),
            )

    def entry_lines(self, ids: Sequence[int]) -> Iterable[tuple[int, EntryLine]]:
        """(id, line) of some attendances; who is gone is left out."""
        with self._database.read() as connection:
            return tuple(recap_entries.entry_lines(connection, ids, partner_labels(connection)))

    def chart(self, recap: Recap, width: float, height: float, colours: ChartColours) -> str:
        """The chart of a recap as SVG of that many points; empty where a table says it better."""
        chart = chart_of(recap)
        if chart is None:
            return ""
        from app.reports.recap_charts import chart_svg

        return chart_svg(chart, width, height, colours)

    def report(self, query: RecapQuery, kinds: Iterable[RecapKind] = RecapKind) -> RecapReport:
        """The recaps of those kinds in one consistent read, in their usual order; of periods, one for each length.

        Raises `UserError` when the school is not entered yet or nothing counts.
        """
        with self._database.read() as connection:
            school = schools.get_model_school(connection)
            if school is None:
                raise UserError("Data sekolah belum diisi. Isi nama sekolah dahulu, lalu simpan rekapnya.")
            labels = partner_labels(connection)
            usual = replace(query, order=RecapOrder.USUAL)
            wanted = [
                replace(usual, kind=kind, span=span)
                for kind in kinds
                for span in (Span if kind is RecapKind.PERIOD else (query.span,))
            ]
            counted = len(_recap(connection, replace(usual, kind=RecapKind.MEETING), labels).lines)
            if not counted:
                raise UserError(
                    "Belum ada kegiatan yang dapat direkap. Ubah saringannya, atau isi kehadirannya dahulu."
                )
            made_at = change_log.newest_moment(connection) or _BEFORE_ANY_CHANGE
            rules = _programmes(connection, query)
            return RecapReport(
                school=school,
                principal=signatory_on(schools.signatories(connection), made_at.date()),
                recaps=tuple(_recap(connection, one, labels) for one in wanted),
                meetings=counted,
                hours_rule=rule_sentence(rules),
                programme=rules[0].name if len(rules) == 1 else "",
                partner=labels.get(query.partner_id or 0, ""),
                from_date=query.from_date,
                until_date=query.until_date,
                made_at=made_at,
                program_version=__version__,
                **letterhead_pictures(connection, school, self._documents.path_of),
            )

    def save(
        self,
        query: RecapQuery,
        path: Path,
        kinds: Iterable[RecapKind] = RecapKind,
        progress: Progress | None = None,
    ) -> Path:
        """Write recaps to `path`: `.xlsx` gives a workbook, `.pdf` pages for print. Returns the path.

        Raises `UserError` for another ending and like `report`, `SetupError` when the disk refuses, `Cancelled`.
        """
        ending = path.suffix.lower()
        if ending not in (".xlsx", ".pdf"):
            raise UserError(f"Rekap disimpan sebagai .xlsx atau .pdf, bukan {path.name}. Ubah nama berkasnya.")
        progress = progress or Progress()
        progress.step(0, 100, "Menghitung rekap")
        data = self.report(query, kinds)
        rest = progress.part(20, 100)
        if ending == ".pdf":
            from app.reports.recap_pdf import write_recap_pdf

            write_recap_pdf(data, path, rest)
        else:
            from app.reports.recap_workbook import write_recap_workbook

            write_recap_workbook(data, path, rest)
        return path


def _recap(connection: Connection, query: RecapQuery, labels: dict[int, str]) -> Recap:
    if query.from_date and query.until_date and query.until_date < query.from_date:
        raise UserError("Tanggal akhir masa rekap sebelum tanggal awalnya. Tukar atau ubah tanggalnya.")
    lines = recaps.recap_lines(connection, query, labels)
    return Recap(query=query, lines=lines, total=total_line(lines))


def _programmes(connection: Connection, query: RecapQuery) -> list[Programme]:
    """The programmes whose meetings count."""
    counted = recaps.counted_programmes(connection, query)
    return [one for one in programmes.programmes(connection) if one.id in counted]
