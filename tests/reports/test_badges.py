from datetime import date
from math import ceil
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.core.errors import Cancelled
from app.core.progress import Progress
from app.domain.codes import person_code
from app.domain.terms import Paper
from app.reports.badges import PER_PAGE, Badge, write_badges
from tests.reports.photographs import rendered, texts_in
from tests.reports.sample_sheets import sheet_people
from tests.reports.strange_report import STRANGE_NAMES

TITLE = "Rapat Kerja Pemetaan Mutu dan Perencanaan"


def _badges(number: int) -> list[Badge]:
    return [Badge(uid=one.uid, name=one.name, institution=one.unit, role="Peserta") for one in sheet_people(number)]


def _write(badges: list[Badge], path: Path, paper: Paper = Paper.A4, progress: Progress | None = None) -> list[str]:
    write_badges(
        badges,
        path,
        paper=paper,
        meeting=TITLE,
        days="Kamis–Jumat, 1–2 Agustus 2019",
        school="SMP Negeri 2 Sempor",
        made_on=date(2019, 7, 30),
        progress=progress,
    )
    return [" ".join(page.extract_text().split()) for page in PdfReader(path).pages]


@pytest.mark.parametrize("paper", list(Paper))
def test_ten_badges_stand_on_a_page_and_every_code_can_be_scanned(tmp_path: Path, paper: Paper):
    badges, path = _badges(13), tmp_path / "kartu.pdf"

    text = _write(badges, path, paper)

    assert len(text) == 2
    read = [code for page in (1, 2) for code in texts_in(rendered(path, page, 150))]
    assert sorted(read) == sorted(person_code(one.uid) for one in badges)
    assert [page.count(TITLE) for page in text] == [10, 3]


def test_a_badge_tells_name_school_role_and_meeting(tmp_path: Path):
    badge = Badge(uid="u1", name="Drs. H. Ahmad Fauzi, M.Pd.", institution="SMP PGRI 1 Rowokele", role="Pengawas")

    (text,) = _write([badge], tmp_path / "kartu.pdf")

    for told in (badge.name, badge.institution, badge.role, TITLE, "1–2 Agustus 2019", person_code("u1")):
        assert told in text


def test_long_and_strange_names_stay_on_their_badge(tmp_path: Path):
    badges = [Badge(uid=f"u{at}", name=name, institution=name) for at, name in enumerate((*STRANGE_NAMES, "B" * 90))]

    text = _write(badges, tmp_path / "kartu.pdf")

    assert len(text) == ceil(len(badges) / PER_PAGE)
    assert "".join(text).count("B") >= 180  # both the name and the institution, broken between lines


def test_stopping_leaves_no_file(tmp_path: Path):
    progress = Progress()
    progress.cancel()

    with pytest.raises(Cancelled):
        _write(_badges(3), tmp_path / "kartu.pdf", progress=progress)

    assert list(tmp_path.iterdir()) == []
