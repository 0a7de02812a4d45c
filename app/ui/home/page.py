"""Beranda: the year as a strip, what to do now, presence per partner, the next meeting."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.completeness import GapLevel
from app.domain.dates import format_days, format_times
from app.domain.terms import Role
from app.qt.theme import CARD_GAP, PAGE_MARGIN
from app.services.overview import NextMeeting, Place, StageProgress, StageState, Task
from app.ui.page import Page, Shell
from app.ui.parts import badge, button, text_label
from app.ui.widgets import BarRow, Card, EmptyState, line, scrolled

_TONES = {GapLevel.THERE: "there", GapLevel.SOON: "soon", GapLevel.MISSING: "missing"}
_STAGES_IN_A_ROW = 7
_MOST_TASKS = 30


class HomePage(Page):
    """Answers "what now?"."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, "Beranda")
        self.search = button("Cari sekolah, kegiatan …   Ctrl+K", shell.search, kind="search")
        self.search.setMinimumWidth(250)
        self.search.setAccessibleName("Cari")
        self.new_meeting = button("Kegiatan baru", shell.new_meeting, kind="primary")
        self.header.add_button(self.search)
        self.header.add_button(self.new_meeting)
        self.welcome = EmptyState(
            "Buku Imbas mencatat kegiatan pengimbasan sekolah Anda, dari daftar hadir sampai paket laporan untuk "
            "dinas. Semua data tinggal di laptop ini.",
            [
                button("Isi data sekolah", shell.edit_school, kind="primary"),
                button("Coba dengan data contoh", self._fill_sample),
            ],
        )
        self.stages = Card("Tahapan tahun ini")
        self.tasks = Card("Yang perlu dikerjakan")
        self.presence = Card("Kehadiran sekolah imbas")
        self.next = Card("Kegiatan berikutnya")
        self.views = QStackedWidget()
        self.views.addWidget(self.welcome)
        self.views.addWidget(self._content())
        self.outer.addWidget(self.views, 1)

    def _content(self) -> QWidget:
        inner = QWidget()
        side = QVBoxLayout()
        side.setSpacing(CARD_GAP)
        side.addWidget(self.presence)
        side.addWidget(self.next)
        side.addStretch(1)
        below = QHBoxLayout()
        below.setSpacing(CARD_GAP)
        below.addWidget(self.tasks, 29)
        below.addLayout(side, 20)
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, 12)
        layout.setSpacing(CARD_GAP)
        layout.addWidget(self.stages)
        layout.addLayout(below, 1)
        return scrolled(inner)

    def refresh(self) -> None:
        """Read everything again."""
        logbook = self.shell.logbook
        status = logbook.overview.status()
        fresh = not status.school and not status.meetings and not status.partners
        self.views.setCurrentIndex(0 if fresh else 1)
        self.search.setVisible(not fresh)
        self.new_meeting.setVisible(not fresh)
        if fresh:
            return
        self._show_stages(logbook.overview.stage_progress())
        self._show_tasks(logbook.overview.tasks())
        self._show_presence()
        self._show_next()

    def set_narrow(self, narrow: bool) -> None:
        """A shorter search field."""
        self.search.setMinimumWidth(160 if narrow else 250)

    def _show_stages(self, stages: tuple[StageProgress, ...]) -> None:
        self.stages.setVisible(bool(stages))
        body = self.stages.fresh()
        done = sum(one.state is StageState.DONE for one in stages)
        self.stages.note.setText(f"{done} dari {len(stages)} selesai")
        grid = QGridLayout()
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(4)
        for number, one in enumerate(stages):
            row, column = 3 * (number // _STAGES_IN_A_ROW), number % _STAGES_IN_A_ROW
            strip = QFrame()
            strip.setProperty("strip", one.state.value)
            strip.setFixedHeight(4)
            grid.addWidget(strip, row, column)
            name = text_label(one.stage.name, "strong", wrap=True)
            detail = text_label(one.detail, "secondary", wrap=True)
            name.setToolTip(f"{one.stage.name}: {one.state.label}")
            name.setAccessibleName(f"{one.stage.name}: {one.state.label}, {one.detail}")
            grid.addWidget(name, row + 1, column, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(detail, row + 2, column, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(column, 1)
            grid.setColumnMinimumWidth(column, 60)
        body.addLayout(grid)

    def _show_tasks(self, tasks: tuple[Task, ...]) -> None:
        body = self.tasks.fresh()
        body.setSpacing(6)
        self.tasks.note.setText(f"{len(tasks)} hal, paling mendesak di atas" if tasks else "")
        for number, task in enumerate(tasks[:_MOST_TASKS]):
            if number:
                body.addWidget(line())
            body.addWidget(self._task_row(task))
        if not tasks:
            body.addWidget(text_label("Semua lengkap. Tidak ada yang menunggu.", "quiet", wrap=True))
            paket = button("Buat paket", lambda: self.shell.go("paket"))
            body.addWidget(paket, 0, Qt.AlignmentFlag.AlignLeft)
        body.addStretch(1)

    def _task_row(self, task: Task) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 3, 0, 3)
        layout.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(text_label(task.title, "strong", wrap=True))
        words.addWidget(text_label(task.detail, "secondary", wrap=True))
        word = "Kurang" if task.level is GapLevel.MISSING else task.level.label
        layout.addWidget(badge(word, _TONES[task.level]))
        layout.addLayout(words, 1)
        act = button(task.place.label, lambda: self._do(task))
        act.setAccessibleName(f"{task.place.label}: {task.title}")
        layout.addWidget(act)
        return row

    def _do(self, task: Task) -> None:
        if task.place is Place.SCHOOL:
            self.shell.edit_school()
        elif task.place is Place.PARTNERS:
            self.shell.go("imbas", new=True)
        elif task.place is Place.NEW_MEETING:
            self.shell.new_meeting()
        elif task.place is Place.SCHEDULE:
            self.shell.go("jadwal", meeting_id=task.meeting_id)
        elif task.place in (Place.PACKET, Place.PROGRAMME):
            self.shell.go(task.place.value)
        else:
            self.shell.go("kegiatan", meeting_id=task.meeting_id, tab=task.place.value)

    def _show_presence(self) -> None:
        counts = self.shell.logbook.overview.partner_totals()
        body = self.presence.fresh()
        body.setSpacing(4)
        for count in counts:
            body.addWidget(BarRow(count.name, count.attended, count.expected))
        if not counts:
            body.addWidget(text_label("Terisi setelah ada kegiatan yang terlaksana.", "quiet", wrap=True))

    def _show_next(self) -> None:
        coming = self.shell.logbook.overview.next_meetings()
        body = self.next.fresh()
        body.setSpacing(6)
        school = self.shell.logbook.schools.model_school()
        zone = school.time_zone.label if school else ""
        for number, one in enumerate(coming):
            if number:
                body.addWidget(line())
            body.addWidget(self._next_row(one, zone))
        if not coming:
            body.addWidget(text_label("Belum ada kegiatan yang direncanakan.", "quiet", wrap=True))
        calendar = button("Lihat jadwal", lambda: self.shell.go("jadwal"))
        body.addWidget(calendar, 0, Qt.AlignmentFlag.AlignLeft)

    def _next_row(self, one: NextMeeting, zone: str) -> QWidget:
        meeting = one.meeting
        row = QWidget()
        layout = QVBoxLayout(row)
        layout.setContentsMargins(0, 2, 0, 2)
        layout.setSpacing(4)
        first = meeting.days[0]
        parts = [
            format_days([day.date for day in meeting.days]),
            format_times(first.start, first.end, zone),
            meeting.place,
        ]
        act = button("Buka", lambda: self.shell.go("kegiatan", meeting_id=meeting.id), kind="link")
        act.setAccessibleName(f"Buka {meeting.title}")
        top = QHBoxLayout()
        top.addWidget(text_label(meeting.title, "strong", wrap=True), 1)
        top.addWidget(act, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(top)
        layout.addWidget(text_label(" · ".join(part for part in parts if part), "quiet", wrap=True))
        below = QHBoxLayout()
        below.setSpacing(6)
        for words, tip, tone in _counts(one):
            count = badge(words, tone)
            count.setToolTip(tip)
            count.setAccessibleName(f"{words}: {tip}")
            below.addWidget(count)
        below.addStretch(1)
        layout.addLayout(below)
        return row

    def _fill_sample(self) -> None:
        self.shell.run(
            "Menyiapkan data contoh",
            lambda progress: self.shell.logbook.sample.fill(progress),
            lambda _result: self.shell.tell("Data contoh siap. Silakan dicoba."),
        )


def _counts(one: NextMeeting) -> Iterator[tuple[str, str, str]]:
    """The badges of a meeting that comes: words, tool tip, tone."""
    invitations = one.meeting.invitations
    if invitations:
        expected = sum(invitation.expected for invitation in invitations)
        schools = f"{len(invitations)} sekolah"
        people = f", {expected} orang" if expected else ""
        yield f"{expected} diundang" if expected else schools, f"{schools} diundang{people}", "quiet"
    if one.speakers:
        names = [role.name for role in one.meeting.roles if role.role is Role.SPEAKER and role.came is not False]
        yield f"{one.speakers} narasumber", ", ".join(names), "quiet"
    if one.clashes:
        yield f"{len(one.clashes)} bentrok", "\n".join(clash.sentence for clash in one.clashes), "soon"
