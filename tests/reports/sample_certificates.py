"""Certificates as schools give them, with invented people."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw

from app.core.identity import new_uid
from app.domain.certificate_code import Claim, signed_code
from app.domain.certificate_content import CertificateBundle, CertificateSheet
from app.domain.certificate_text import STANDARD_DESIGN, Piece, filled, placeholder_values, spelled_days
from app.domain.records import Topic
from app.signing.school_key import new_seed, public_key, sign
from tests.reports.sample_letters import PRINCIPAL, SCHOOL

DAYS = (date(2019, 8, 1), date(2019, 8, 2))
ACTIVITY = "Rapat Kerja Pemetaan Mutu dan Perencanaan"
PLACE = "Ruang Rapat SMP Negeri 2 Sempor"
TOPICS = (
    Topic(position=1, title="Membaca rapor mutu", lesson_hours=4),
    Topic(position=2, title="Analisis akar masalah", lesson_hours=4),
    Topic(position=3, title="Penyusunan RKS berbasis mutu", lesson_hours=8),
)
LONG_NAME = (
    "Prof. Dr. H. Raden Mas Muhammad Abdurrahman Wiryokusumo Hadiningrat Suryadiningrat, S.Pd., S.Ag., M.Pd., M.Si."
)
LONG_ACTIVITY = (
    "Pelatihan Peningkatan Kompetensi Guru dalam Penyusunan Perangkat Pembelajaran Mendalam Berbasis Penguatan "
    "Pendidikan Karakter, Literasi, Numerasi, dan Keterampilan Berpikir Tingkat Tinggi bagi Guru Sekolah Imbas"
)
_SEED = new_seed()


def certificate_sheet(name: str, number: int = 1, *, activity: str = ACTIVITY, place: str = PLACE) -> CertificateSheet:
    """One signed certificate."""
    claim = Claim(
        uid=new_uid(),
        number=f"{number:03d}/SERT/VIII/2019",
        date=DAYS[-1],
        name=name,
        institution="SMP Muhammadiyah Gombong",
        role="Peserta",
        activity=activity,
        days=DAYS,
        place=place,
        lesson_hours=16,
        school=SCHOOL.name,
        npsn=SCHOOL.npsn,
    )
    values = placeholder_values(claim.role, activity, DAYS, place, claim.lesson_hours)
    return CertificateSheet(
        title=STANDARD_DESIGN.title,
        opening=(Piece(STANDARD_DESIGN.opening, strong=False),),
        number=claim.number,
        date=claim.date,
        name=name,
        institution=claim.institution,
        body=filled(STANDARD_DESIGN.body, values),
        closing=(),
        signatory=PRINCIPAL,
        code=signed_code(claim, public_key(_SEED), lambda message: sign(_SEED, message)),
    )


def certificate_bundle(sheets: Sequence[CertificateSheet] = (), **changes: Any) -> CertificateBundle:
    """The certificates of one meeting; without sheets that of one participant."""
    fields: dict[str, Any] = {
        "school": SCHOOL,
        "activity": ACTIVITY,
        "days": spelled_days(DAYS),
        "topics": TOPICS,
        "sheets": tuple(sheets) or (certificate_sheet("Siti Aminah, S.Pd., M.Pd."),),
    }
    return CertificateBundle(**(fields | changes))


def draw_background(path: Path, size: tuple[int, int] = (1600, 1131)) -> Path:
    """A picture as somebody draws one: pale waves and a border."""
    picture = Image.new("RGB", size, "#fdf8ec")
    pen = ImageDraw.Draw(picture)
    for number in range(12):
        pen.ellipse((-200, size[1] - 330 + number * 28, size[0] + 200, size[1] + 900), outline="#d9e7e4", width=6)
    pen.rectangle((24, 24, size[0] - 24, size[1] - 24), outline="#b08d3c", width=8)
    picture.save(path)
    return path
