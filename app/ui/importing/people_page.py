"""Impor daftar orang: a list of people into the register, onto no meeting."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.dates import format_number
from app.domain.lists import ListKind, ListOrigin
from app.domain.terms import PersonGroup
from app.qt.fields import ComboBox, fill_choices
from app.services.imports import ImportResult
from app.ui.importing.draft import Draft
from app.ui.importing.list_page import ListImportPage
from app.ui.importing.ways import ELSEWHERE, OF_ROWS, RegisterWay, Source
from app.ui.importing.wording import FOR_PEOPLE
from app.ui.page import Shell
from app.ui.parts import text_label

_GROUPS = tuple(PersonGroup)
_PRIVATE = " Hanya kolom yang berwarna dan berjudul yang dibaca; NIK, alamat, dan lainnya tidak disimpan."


class PeopleImportPage(ListImportPage):
    """A list of people into the register; where they come from is said by the rows, or by the user for all of them."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, "Impor daftar orang", FOR_PEOPLE)
        self._way = RegisterWay(shell.logbook.register_imports, ())
        self._schools: list[tuple[ListOrigin, str]] = []
        self._origins: list[ListOrigin | None] = []
        self.origin_box = ComboBox("Asal orang di daftar ini")
        self.origin_box.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.origin_box.activated.connect(self._origin_chosen)
        self.institution = QLineEdit()
        self.institution.setAccessibleName("Nama lembaga")
        self.institution.setPlaceholderText("nama lembaga")
        self.institution.editingFinished.connect(self._institution_typed)
        self.tools.addWidget(text_label("dari", "quiet"))
        self.tools.addWidget(self.origin_box, 3)
        self.tools.addWidget(self.institution, 2)
        self.group_box = ComboBox("Kelompok untuk semua orang di daftar ini")
        self.group_box.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.group_box.addItem("Jangan masukkan ke kelompok")
        self.group_box.addItems([f"Masukkan semua ke kelompok {group.label}" for group in _GROUPS])
        self.group_box.activated.connect(self._group_chosen)
        self.plan_view.add_below_counts(self.group_box)

    def open(self, **target: Any) -> None:
        """`path` of the file."""
        path: Path = target["path"]
        self.institution.clear()
        self.group_box.setCurrentIndex(0)
        self.start_over()
        schools = self.shell.logbook.schools
        own = schools.model_school()
        self._schools = [
            (
                ListOrigin(partner_id=one.id, name=one.name),
                f"{one.name} · Kec. {one.district}" if one.district else one.name,
            )
            for one in schools.partners()
        ]
        if own is not None:
            self._schools.insert(
                0, (ListOrigin(from_model_school=True, name=own.name), f"{own.name} (sekolah sendiri)")
            )
        self._way = RegisterWay(self.shell.logbook.register_imports, [origin for origin, _ in self._schools])
        self.header.tell(self.title, path.name)
        self.bench.begin(self._way)
        self.bench.add([Source(path=path)])

    def cancel(self) -> None:
        """Back to the register; nothing was written."""
        self.shell.go("orang")

    # ---- where everybody comes from

    def origin(self) -> ListOrigin | None:
        """Where everybody comes from; None while it is not said, `OF_ROWS` when the rows say it."""
        draft = self.draft
        if draft is None or draft.recognition is None or draft.table is None:
            return None
        return draft.wishes.everybody or self._way.origin(draft.recognition, draft.table)

    def show_tools(self, draft: Draft) -> None:
        """The schools that a list can be of; the one that counts is chosen."""
        seen, table = draft.recognition, draft.table
        for widget in (self.origin_box, self.institution):
            widget.setVisible(table is not None)
        if seen is None or table is None:
            return
        proposed, now = self._way.origin(seen, table), self.origin()
        first: list[tuple[ListOrigin | None, str]] = [(OF_ROWS, "menurut kolom sekolah")]
        if not any(person.school for person in table.people) or seen.kind is ListKind.DAPODIK:
            first = [(None, "Pilih sekolahnya …")] if proposed is None else []
        offered = [*first, *self._schools, (ELSEWHERE, "Luar sekolah")]
        self._origins = [origin for origin, _ in offered]
        fill_choices(self.origin_box, [(number, label) for number, (_, label) in enumerate(offered)])
        elsewhere = len(offered) - 1
        chosen = self._origins.index(now) if now in self._origins else elsewhere
        self.origin_box.setCurrentIndex(chosen)
        self.institution.setVisible(chosen == elsewhere)
        if chosen == elsewhere and now is not None and now != ELSEWHERE:
            self.institution.setText(now.name)
        if now is None or now == ELSEWHERE:
            self.plan_view.hide()
            if not draft.pointing:
                (self.institution if self.institution.isVisible() else self.origin_box).setFocus()

    def _origin_chosen(self, place: int) -> None:
        draft, chosen = self.draft, self._origins[place]
        if draft is None or chosen is None:
            return
        name = " ".join(self.institution.text().split())
        if chosen == ELSEWHERE and name:
            chosen = ListOrigin(name=name)
        if chosen != draft.wishes.everybody:
            self.changes(draft, "pilihan asal")
            draft.wishes.everybody = chosen
            self.changed(draft, False)

    def _institution_typed(self) -> None:
        draft, name = self.draft, " ".join(self.institution.text().split())
        said = ListOrigin(name=name) if name else ELSEWHERE
        if draft is not None and self.institution.isVisible() and draft.wishes.everybody != said:
            self.changes(draft, "nama lembaga")
            draft.wishes.everybody = said
            self.changed(draft, False)

    def _group_chosen(self, place: int) -> None:
        self._way.group = _GROUPS[place - 1] if place else None

    # ---- what is shown

    def at_work(self) -> list[QWidget]:
        """The group."""
        return [self.group_box]

    def message(self, draft: Draft) -> str:
        """Of Dapodik's download also what is never kept."""
        seen = draft.recognition
        dapodik = seen is not None and seen.kind is ListKind.DAPODIK and not draft.pointing
        return super().message(draft) + (_PRIVATE if dapodik else "")

    def show_button(self) -> None:
        """How many people."""
        draft = self.draft
        asks = draft is not None and draft.table is not None and self.origin() in (None, ELSEWHERE)
        if asks:
            self.import_button.setText("Pilih asalnya dahulu")
        else:
            number = draft.imported() if draft is not None else 0
            self.import_button.setText(f"Impor {format_number(number)} orang" if draft is not None else "Impor")
        self.import_button.setEnabled(not asks and bool(self.bench.ready()))

    # ---- writing

    def done(self, ready: Sequence[Draft], results: Sequence[ImportResult]) -> None:
        """Go where the result is seen, and say what was written."""
        result = results[0]
        waiting = f"; {result.waiting} baris menunggu jawaban" if result.waiting else ""
        group = f", semua di kelompok {self._way.group.label}" if self._way.group is not None else ""
        self.shell.go("orang")
        self.shell.tell(
            f"{result.new} orang baru, {result.matched} sudah ada dan dilengkapi{group}{waiting}.", undo=True
        )
