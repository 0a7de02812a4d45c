"""The quality cycle (siklus mutu): how far every partner is with every step of a programme."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.core.errors import UserError
from app.domain.names import school_key
from app.domain.records import CycleMark, CycleStep, Document, Partner
from app.domain.terms import CycleState, DocumentKind
from app.services.documents import DocumentService
from app.storage import cycle, documents, programmes, schools
from app.storage.database import Connection, Database

_OWN_KINDS = (DocumentKind.PHOTO, DocumentKind.OTHER)  # what a file attached to a cell becomes

_WORDS = 60  # characters of a school or a step in a title


@dataclass(frozen=True, slots=True, kw_only=True)
class CycleMatrix:
    """Partners down, steps across."""

    steps: tuple[CycleStep, ...]
    partners: tuple[Partner, ...]
    marks: Mapping[tuple[int, int], CycleMark]  # (step id, partner id); what is not there has not begun

    def mark(self, step_id: int, partner_id: int) -> CycleMark:
        """What is noted for a partner at a step."""
        return self.marks.get((step_id, partner_id)) or CycleMark(cycle_step_id=step_id, partner_id=partner_id)

    def title(self, step_id: int, partner_id: int) -> str:
        """`Siklus mutu SDN 2 Contoh (Kec. Sempor): Pemetaan mutu`; the kecamatan where schools share their name."""
        partner = next(one for one in self.partners if one.id == partner_id)
        step = next(one for one in self.steps if one.id == step_id)
        shared = sum(school_key(one.name) == school_key(partner.name) for one in self.partners) > 1
        place = f" (Kec. {partner.district})" if shared and partner.district else ""
        return f"Siklus mutu {partner.name[:_WORDS]}{place}: {step.name[:_WORDS]}"

    def done(self, partner_id: int) -> int:
        """How many steps a partner has finished."""
        return sum(self.mark(step.id, partner_id).state is CycleState.DONE for step in self.steps)


class CycleService:
    """Reads and keeps the cycle of each programme."""

    def __init__(self, database: Database, papers: DocumentService) -> None:
        self._database = database
        self._papers = papers

    def matrix(self, programme_id: int) -> CycleMatrix:
        """The cycle of a programme, with the partners that take part in it or have something noted."""
        with self._database.read() as connection:
            steps = cycle.steps(connection, programme_id)
            marks = cycle.marks(connection, programme_id)
            start = next((one.start for one in programmes.programmes(connection) if one.id == programme_id), None)
            noted = {mark.partner_id for mark in marks}
            partners = [
                partner
                for partner in schools.partners(connection)
                if partner.id in noted or start is None or partner.active_until is None or partner.active_until >= start
            ]
        return CycleMatrix(
            steps=steps,
            partners=tuple(partners),
            marks={(mark.cycle_step_id, mark.partner_id): mark for mark in marks},
        )

    def _what(self, step_id: int, partner_id: int, state: CycleState) -> str:
        """What the history calls a change of a cell. Raises `UserError` when its step or its school is gone."""
        with self._database.read() as connection:
            step, partners = cycle.step(connection, step_id), schools.partners(connection)
        if step is None or partner_id not in [one.id for one in partners]:
            raise UserError("Langkah atau sekolah ini sudah tidak ada di siklus mutu. Buka kembali halaman Program.")
        return f"{CycleMatrix(steps=(step,), partners=partners, marks={}).title(step_id, partner_id)} → {state.label}"

    def save_steps(self, programme_id: int, steps: Sequence[CycleStep]) -> tuple[CycleStep, ...]:
        """Make `steps` the cycle of a programme, in this order. Raises `UserError` for a step without a name."""
        for position, step in enumerate(steps, start=1):
            if not step.name.strip():
                raise UserError(f"Nama langkah {position} masih kosong. Isi namanya, atau hapus langkah itu.")
        numbered = [
            replace(step, name=" ".join(step.name.split()), position=position)
            for position, step in enumerate(steps, start=1)
        ]
        with self._database.use_case("Langkah siklus mutu") as case:
            return cycle.save_steps(case.connection, programme_id, numbered)

    def set_state(self, step_id: int, partner_id: int, state: CycleState) -> None:
        """Say how far a partner is with a step; date, note and evidence stay."""
        with self._database.use_case(self._what(step_id, partner_id, state)) as case:
            before = cycle.mark(case.connection, step_id, partner_id)
            mark = before or CycleMark(cycle_step_id=step_id, partner_id=partner_id)
            self._keep(case.connection, replace(mark, state=state))

    def save(self, mark: CycleMark, evidence: Path | None = None) -> None:
        """Keep a whole cell; a file given as `evidence` takes the place of the one before.

        Raises `UserError` for an unusable file, `SetupError` when the disk refuses.
        """
        taken = self._papers.take(evidence) if evidence is not None else None
        with self._database.use_case(self._what(mark.cycle_step_id, mark.partner_id, mark.state)) as case:
            before = cycle.mark(case.connection, mark.cycle_step_id, mark.partner_id)
            if before is not None:
                mark = replace(mark, id=before.id, uid=before.uid)
            old = before.document_id if before is not None else None
            if taken is not None:
                mark = replace(mark, document_id=documents.save_document(case.connection, taken).id)
            self._keep(case.connection, mark)
            if old is not None and old != mark.document_id:
                _forget_orphan(case.connection, old)

    def proofs(self) -> tuple[Document, ...]:
        """Every document of the logbook that can be named as evidence, the newest first."""
        outside = (DocumentKind.LOGO, DocumentKind.LETTERHEAD)
        with self._database.read() as connection:
            found = documents.documents(connection)
        return tuple(one for one in reversed(found) if one.kind not in outside)

    @staticmethod
    def _keep(connection: Connection, mark: CycleMark) -> None:
        """A cell that says nothing any more is forgotten."""
        said = mark.state is not CycleState.NOT_BEGUN or mark.date or mark.note.strip() or mark.document_id is not None
        if said:
            cycle.save_mark(connection, mark)
        elif mark.id:
            cycle.remove_mark(connection, mark.id)


def _forget_orphan(connection: Connection, document_id: int) -> None:
    """Detach a file that was only here for a cell that no longer names it."""
    document = next((one for one in documents.documents(connection) if one.id == document_id), None)
    own = document is not None and document.meeting_id is None and document.kind in _OWN_KINDS
    if own and not cycle.uses_document(connection, document_id):
        documents.remove_documents(connection, [document_id])
