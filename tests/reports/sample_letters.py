"""Letters as schools write them, with invented people, for the tests of PDF, Word and short message."""

from datetime import date, time
from pathlib import Path

from PIL import Image, ImageDraw

from app.domain.letter_content import LetterContent
from app.domain.records import Letter, LetterPerson, Meeting, MeetingDay, ModelSchool, Signatory
from app.domain.terms import LetterKind, MeetingMode

SCHOOL = ModelSchool(
    name="SMP Negeri 2 Sempor",
    npsn="20304999",
    government="PEMERINTAH KABUPATEN KEBUMEN",
    office="DINAS PENDIDIKAN",
    address="Jalan Raya Sempor Baru",
    district="Sempor",
    regency="Kabupaten Kebumen",
    province="Jawa Tengah",
    phone="(0287) 000000",
    email="smpn2sempor@contoh.sch.id",
    website="smpn2sempor.contoh.sch.id",
)
MEETING = Meeting(
    title="Rapat Kerja Pemetaan Mutu dan Perencanaan",
    place="Ruang Rapat SMP Negeri 2 Sempor",
    days=(
        MeetingDay(position=1, date=date(2019, 8, 1), start=time(8), end=time(14)),
        MeetingDay(position=2, date=date(2019, 8, 2), start=time(8), end=time(14)),
    ),
)
PRINCIPAL = Signatory(name="Drs. Wahyu Sasmita, M.Pd.", nip="196507121990031004", grade="Pembina, IV/a")
SCHOOLS = (
    "Kepala SMP Negeri 4 Gombong",
    "Kepala SMP Purnama Sempor",
    "Kepala SMP Muhammadiyah Gombong",
    "Kepala SMP PGRI 1 Rowokele",
    "Kepala SMP Pius Bhakti Utama Gombong",
)
INVITATION = Letter(
    id=7,
    number="421.3/017/VII/2019",
    sequence=17,
    date=date(2019, 7, 24),
    nature="Penting",
    attachment="-",
    subject="Undangan Rapat Kerja Pemetaan Mutu dan Perencanaan",
    recipients="\n".join(SCHOOLS),
    opening="Dengan hormat,\nSehubungan dengan program sekolah model, kami mengundang Bapak/Ibu untuk hadir pada:",
    closing="Mengingat pentingnya kegiatan ini, kami mohon Bapak/Ibu hadir tepat waktu. Atas perhatian Bapak/Ibu, kami "
    "mengucapkan terima kasih.",
    bring="Laptop\nRapor mutu dan dokumen RKS",
    copies="Kepala Dinas Pendidikan Kabupaten Kebumen\nPengawas SMP Kecamatan Sempor",
)
PEOPLE = (
    LetterPerson(
        name="Sri Handayani, S.Pd.",
        nip="197203151998022003",
        grade="Pembina, IV/a",
        position="Guru Matematika",
        institution="SMP Negeri 2 Sempor",
    ),
    LetterPerson(name="Agus Prabowo", position="Komite sekolah", institution="Komite SMP Negeri 2 Sempor"),
)
ASSIGNMENT = Letter(
    id=8,
    kind=LetterKind.ASSIGNMENT,
    number="800/018/VII/2019",
    sequence=18,
    date=date(2019, 7, 29),
    subject="Tugas mengikuti rapat kerja",
    basis="Surat undangan Kepala SMP Negeri 2 Sempor nomor 421.3/017/VII/2019\nProgram kerja sekolah tahun 2019/2020",
    opening="untuk mengikuti kegiatan berikut:",
    closing="Demikian surat tugas ini dibuat untuk dilaksanakan dengan penuh tanggung jawab.",
    people=PEOPLE,
)
ONLINE = Meeting(
    title="Pendampingan Tahap 2: Penyusunan RKS",
    mode=MeetingMode.ONLINE,
    link="https://zoom.contoh.id/j/85012345678?pwd=abc",
    days=(
        MeetingDay(position=1, date=date(2020, 10, 5), start=time(9)),
        MeetingDay(position=2, date=date(2020, 10, 8), start=time(13), end=time(15, 30)),
    ),
)


def invitation_content() -> LetterContent:
    """Surat undangan of a state school, without pictures."""
    return LetterContent(school=SCHOOL, letter=INVITATION, meeting=MEETING, signatory=PRINCIPAL)


def assignment_content() -> LetterContent:
    """Surat tugas for two people."""
    return LetterContent(school=SCHOOL, letter=ASSIGNMENT, meeting=MEETING, signatory=PRINCIPAL)


def many_people(count: int) -> tuple[LetterPerson, ...]:
    """So many assignees; every third has no NIP."""
    return tuple(
        LetterPerson(
            name=f"Peserta Nomor {number}, S.Pd.",
            nip="" if number % 3 == 0 else f"19720315199802{number:04d}",
            grade="Penata Tk. I, III/d" if number % 3 else "",
            position="Guru Bahasa Indonesia",
            institution="SMP Negeri 2 Sempor",
        )
        for number in range(1, count + 1)
    )


def draw_logo(path: Path, colour: str = "#0b6e6e") -> Path:
    """A round emblem on a transparent ground."""
    picture = Image.new("RGBA", (300, 320), (0, 0, 0, 0))
    pen = ImageDraw.Draw(picture)
    pen.ellipse((10, 10, 290, 310), fill=colour, outline="black", width=8)
    pen.polygon([(150, 40), (240, 260), (60, 260)], fill="#f2c14e")
    picture.save(path)
    return path


def draw_letterhead(path: Path) -> Path:
    """A school's own letterhead, as scanned from its stationery."""
    picture = Image.new("RGB", (1600, 340), "white")
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 310, 1600, 330), fill="black")
    pen.rectangle((40, 40, 260, 280), fill="#0b6e6e")
    pen.rectangle((340, 80, 1500, 130), fill="#444444")
    pen.rectangle((460, 180, 1380, 220), fill="#888888")
    picture.save(path, quality=90)
    return path
