"""Makes the sample photos, papers and the attendance workbook in resources/sample. For maintainers; not shipped.

Everything is drawn or invented here. Run from the checkout: `python tests/make_sample.py`.
"""

import random
from pathlib import Path

import xlsxwriter
from PIL import Image, ImageDraw, ImageFilter
from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

HERE = Path(__file__).parent.parent / "resources" / "sample"
PAPERS = {
    "undangan": "SURAT UNDANGAN (contoh)",
    "daftar_hadir": "DAFTAR HADIR BERTANDA TANGAN (contoh pindaian)",
    "notulen": "NOTULEN (contoh)",
    "materi": "MATERI (contoh)",
}
ROWS = [
    ("Retno Widyastuti, S.Pd.", 198403122010012019, "SMPN 4 Gombong", "Guru", "P"),
    ("Drs. Suparman Adi", "196511021990031007", "SMPN 4 Gombong", "Kepala Sekolah", "L"),
    ("Yuliana Kartika Dewi", "-", "SMP Purnama", "Kepala Sekolah", "P"),
    ("Bambang Irawan Saputra, SPd", "197902142005011021", "SMP Purnama", "Guru", "L"),
    ("M. Arifin", "-", "SMP Muhammadiyah Gombong", "Wakasek", "L"),
    ("Sri Handayani Putri, S.Pd", "-", "SMP Muhammadiyah Gombong", "Guru", "P"),
    None,
    ("Dra. Endang Lestari Ningrum", "-", "SMP PGRI 1 Rowokele", "Kepala Sekolah", "P"),
    ("Teguh Prasetyo Aji, S.Kom.", "-", "SMP PGRI 1 Rowokele", "Guru", "L"),
    ("Joko Susilo Utomo, S.Pd.", "199003152019031007", "SMP PGRI 1 Rowokele", "Guru", "L"),
    ("Agustinus Wibowo, S.Pd.", "-", "SMP Pius Bhakti Utama Gombong", "Kepala Sekolah", "L"),
    ("Maria Goreti Suryani, S.Pd.", "-", "SMP Pius Bhakti Utama Gombong", "Guru", "P"),
    ("", "198812052014022003", "SMP Pius Bhakti Utama Gombong", "Guru", "P"),
    ("Fitri Nur Aini, S.Pd.", "198502142009022003", "SMPN 2 Sempor", "TPMPS", "P"),
    ("Hadi Purwanto, S.Pd.", "197811052006041012", "SMPN 2 Sempor", "TPMPS", "L"),
    ("Maryati, S.Pd.", "197203181998022001", "SMPN 2 Sempor", "Guru", "P"),
    ("Wagiyem Hartono", "-", "Komite Sekolah", "Ketua Komite", "P"),
    ("Drs. Slamet Riyanto Hadi", "196302101988031005", "Dinas Pendidikan Kabupaten Kebumen", "Pengawas", "L"),
]


def make_workbook(path: Path) -> None:
    """The kind of list that others make: titles above, a number as NIP, a blank row, a signature block below."""
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Hari 2")
    bold = book.add_format({"bold": True, "align": "center"})
    head = book.add_format({"bold": True, "align": "center", "border": 1, "bg_color": "#E0F1F0"})
    cell = book.add_format({"border": 1})
    number = book.add_format({"border": 1, "num_format": "0"})
    sheet.merge_range("A1:G1", "DAFTAR HADIR PESERTA", bold)
    sheet.merge_range("A2:G2", "EVALUASI PENINGKATAN MUTU SEKOLAH MODEL", bold)
    sheet.merge_range("A3:G3", "Sabtu, 12 Oktober 2019 di SMP Negeri 2 Sempor", bold)
    for column, word in enumerate(("NO", "NAMA", "NIP", "UNIT KERJA", "JABATAN", "L/P", "TANDA TANGAN")):
        sheet.write(4, column, word, head)
    line, count = 5, 0
    for row in ROWS:
        if row is not None:
            count += 1
            sheet.write_number(line, 0, count, cell)
            for column, value in enumerate(row, start=1):
                sheet.write(line, column, value, number if isinstance(value, int) else cell)
            sheet.write(line, 6, f"{count}. .........", cell)
        line += 1
    signature = ("Mengetahui,", "Kepala Sekolah", "", "", "Drs. Wahyu Sasmita, M.Pd.", "NIP. 196507121990031004")
    for offset, text in enumerate(signature):
        sheet.write(line + 2 + offset, 4, text)
    for column, width in enumerate((5, 30, 22, 34, 18, 6, 18)):
        sheet.set_column(column, column, width)
    book.close()


def make_photo(path: Path, seed: int) -> None:
    """A drawn meeting room: a screen, rows of heads, soft light."""
    dice = random.Random(seed)
    width, height = 1600, 1200
    base = dice.choice([(222, 213, 196), (205, 216, 220), (226, 220, 204), (210, 220, 205)])
    picture = Image.new("RGB", (width, height), base)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 860, width, height), fill=tuple(int(c * 0.72) for c in base))
    left = dice.randint(380, 620)
    draw.rectangle((left - 18, 122, left + 618, 538), fill=(70, 74, 80))
    draw.rectangle((left, 140, left + 600, 520), fill=(244, 247, 249))
    for line in range(5):
        y = 200 + line * 58
        ink = (11, 110, 110) if line == 0 else (160, 172, 182)
        draw.rectangle((left + 40, y, left + dice.randint(260, 540), y + 18), fill=ink)
    colours = [(11, 110, 110), (122, 62, 44), (58, 78, 122), (146, 116, 40), (96, 96, 104), (150, 60, 70)]
    for depth in range(4):
        y = 640 + depth * 130
        size = 46 + depth * 16
        for seat in range(9 - depth):
            x = 90 + seat * (1500 // (9 - depth)) + dice.randint(-18, 18)
            draw.ellipse((x - size * 1.5, y + size * 0.8, x + size * 1.5, y + size * 4.4), fill=dice.choice(colours))
            hair = dice.choice([(88, 62, 44), (120, 86, 60), (44, 38, 36)])
            draw.ellipse((x - size * 0.75, y - size, x + size * 0.75, y + size), fill=hair)
    picture = picture.filter(ImageFilter.GaussianBlur(1.6))
    picture.save(path, quality=74, optimize=True)


def make_paper(path: Path, title: str) -> None:
    """One page that says what it stands for."""
    canvas = Canvas(str(path), pagesize=(595, 935), pageCompression=1)
    canvas.setTitle(title)
    canvas.setFont("Helvetica-Bold", 14)
    canvas.drawCentredString(297, 840, title)
    canvas.setFont("Helvetica", 11)
    canvas.drawString(72, 800, "Berkas contoh Buku Imbas, tanpa data orang sungguhan.")
    canvas.save()


if __name__ == "__main__":
    rl_config.invariant = 1
    make_workbook(HERE / "daftar-hadir-contoh.xlsx")
    for number in range(1, 9):
        make_photo(HERE / f"foto-{number}.jpg", number)
    for kind, title in PAPERS.items():
        make_paper(HERE / f"{kind}.pdf", title)
