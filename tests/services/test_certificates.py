"""Certificates of a meeting: numbered, signed, written, kept, undone and verified."""

import logging
import re
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.core.errors import SetupError, UserError
from app.core.log import start_log
from app.core.paths import DataFolder
from app.core.progress import Progress
from app.domain.certificate_code import SignedClaim, read_code
from app.domain.records import Certificate, Meeting, Requirement, Signatory
from app.domain.terms import DocumentKind
from app.services.certificate_checks import Outcome
from app.services.logbook import Logbook
from app.storage.backup import copy_database
from tests.reports.sample_certificates import draw_background


@pytest.fixture
def meeting(sample: Logbook) -> Meeting:
    """A meeting of two days with people who came on both, on one, and not at all."""
    return next(one for one in sample.meetings.meetings() if one.title.startswith("Rapat kerja"))


@pytest.fixture
def issued(sample: Logbook, meeting: Meeting) -> tuple[Certificate, ...]:
    return sample.certificates.give_numbers(meeting.id)


def rename(logbook: Logbook, certificate: Certificate, name: str) -> None:
    person = logbook.people.person(certificate.person_id)
    logbook.people.save(replace(person, name=name))


def secret_of(logbook: Logbook) -> str:
    """The secret as the database keeps it."""
    import sqlite3

    with sqlite3.connect(logbook.folder.database) as raw:
        return raw.execute("SELECT value FROM setting WHERE key = 'kunci_sekolah'").fetchone()[0]


def test_who_qualifies_gets_the_next_numbers_of_the_year_dated_the_last_day(sample: Logbook, meeting: Meeting) -> None:
    before = sample.certificates.board(meeting.id)
    waiting = len(before.waiting)
    assert 0 < waiting < len(before.lines)
    assert sample.certificates.next_number(meeting.days[-1].date).text == "001/SERT/VIII/2019"
    made = sample.certificates.give_numbers(meeting.id)
    assert len(made) == waiting
    assert [one.number for one in made[:2]] == ["001/SERT/VIII/2019", "002/SERT/VIII/2019"]
    assert {one.date for one in made} == {date(2019, 8, 2)}
    other = next(one for one in sample.meetings.meetings() if one.title.startswith("Sosialisasi"))
    assert sample.certificates.give_numbers(other.id)[0].sequence == waiting + 1


def test_every_line_says_why_somebody_does_not_qualify(sample: Logbook, meeting: Meeting) -> None:
    for line in sample.certificates.board(meeting.id).lines:
        assert line.candidate.qualifies == (not line.candidate.reason)


def test_letters_that_the_fonts_lack_are_told_before_anything_is_numbered(sample: Logbook, meeting: Meeting) -> None:
    board = sample.certificates.board(meeting.id)
    assert not any("□" in note for note in board.notes)
    absent = next(line for line in board.lines if not line.candidate.qualifies)
    for line, name in (
        (absent, "Tidak Datang 😀"),
        (board.waiting[0], "Sri ꦱꦿꦶ"),
        (board.waiting[1], "René Łukasz – “É”"),
    ):
        person = sample.people.person(line.candidate.person_id)
        sample.people.save(replace(person, name=name))

    (told,) = [note for note in sample.certificates.board(meeting.id).notes if "□" in note]

    assert "“Sri ꦱꦿꦶ”" in told
    assert "Tidak Datang" not in told
    assert "René" not in told


def test_numbering_is_one_step_that_can_be_undone_and_redone(
    sample: Logbook, meeting: Meeting, issued: tuple[Certificate, ...]
) -> None:
    assert sample.history.undo_label() == "Beri nomor sertifikat"
    sample.history.undo()
    assert sample.certificates.of_meeting(meeting.id) == ()
    sample.history.redo()
    assert sample.certificates.of_meeting(meeting.id) == issued
    assert any(entry.label == "Beri nomor sertifikat" for entry in sample.history.of_meeting(meeting.id, 50))


def test_who_has_a_number_keeps_it_and_when_nobody_is_left_it_says_so(
    sample: Logbook, meeting: Meeting, issued: tuple[Certificate, ...]
) -> None:
    with pytest.raises(UserError, match="sudah bernomor"):
        sample.certificates.give_numbers(meeting.id)
    left = [one for one in sample.certificates.board(meeting.id).lines if one.certificate is None]
    made = sample.certificates.give_numbers(meeting.id, [left[0].candidate.person_id, issued[0].person_id])
    assert [one.person_id for one in made] == [left[0].candidate.person_id]
    planned = next(one for one in sample.meetings.meetings() if one.title.startswith("Pengimbasan"))
    with pytest.raises(UserError, match="Isi dahulu kehadirannya"):
        sample.certificates.give_numbers(planned.id)


def test_a_typed_number_stands_and_is_only_remarked_on(
    sample: Logbook, meeting: Meeting, issued: tuple[Certificate, ...]
) -> None:
    first, second = issued[:2]
    saved = sample.certificates.save(replace(second, number=f" {first.number} "))
    assert (saved.number, saved.sequence) == (first.number, first.sequence)
    remarks = [line.remark for line in sample.certificates.board(meeting.id).lines if line.remark]
    assert len(remarks) == 2
    assert f"Nomor {first.number} sudah dipakai {first.name}" in " ".join(remarks)
    free = sample.certificates.save(replace(second, number="420/17-Khusus", date=date(2019, 8, 5)))
    assert (free.number, free.sequence) == ("420/17-Khusus", None)
    found = sample.certificates.checks.check(free.code)
    assert found.claim is not None
    assert (found.outcome, found.claim.number, found.claim.date) == (Outcome.OURS, "420/17-Khusus", date(2019, 8, 5))
    with pytest.raises(UserError, match="masih kosong"):
        sample.certificates.save(replace(second, number=" "))


def test_a_corrected_name_is_noticed_and_reissued_under_the_same_number(
    sample: Logbook, meeting: Meeting, issued: tuple[Certificate, ...]
) -> None:
    certificate = issued[1]
    rename(sample, certificate, "Nama Yang Benar, M.Pd.")
    board = sample.certificates.board(meeting.id)
    assert [(line.certificate and line.certificate.id, line.changed) for line in board.outdated] == [
        (certificate.id, ("nama",))
    ]
    old = sample.certificates.checks.check(certificate.code)
    assert old.remarks == (
        f"Nama orang ini di buku kini “Nama Yang Benar, M.Pd.”, di sertifikat “{certificate.name}”.",
    )
    (renewed,) = sample.certificates.reissue([certificate.id])
    assert (renewed.number, renewed.date, renewed.uid) == (certificate.number, certificate.date, certificate.uid)
    assert renewed.name == "Nama Yang Benar, M.Pd."
    assert sample.certificates.board(meeting.id).outdated == ()
    old = sample.certificates.checks.check(certificate.code)
    assert old.outcome is Outcome.OURS
    assert old.remarks == (
        f"Nama di kode: “{certificate.name}”; di buku: “Nama Yang Benar, M.Pd.”.",
        "Sertifikat ini sudah diterbitkan ulang; yang berlaku ialah isi di buku.",
    )
    assert sample.certificates.checks.check(renewed.code).remarks == ()
    sample.history.undo()
    assert sample.certificates.of_meeting(meeting.id)[1] == certificate


def test_a_certificate_of_somebody_who_left_the_list_stays_and_says_so(
    sample: Logbook, meeting: Meeting, issued: tuple[Certificate, ...]
) -> None:
    listed = sample.attendance.rows(meeting.id)
    sample.attendance.remove([row.id for row in listed if row.person_id == issued[1].person_id])
    line = next(
        one for one in sample.certificates.board(meeting.id).lines if one.candidate.person_id == issued[1].person_id
    )
    assert line.candidate.reason == "tidak ada lagi di daftar hadir"
    assert line.certificate == issued[1]
    assert sample.certificates.reissue([issued[1].id]) == (issued[1],)


def test_deleted_certificates_come_back_with_undo_and_are_missed_until_then(
    sample: Logbook, meeting: Meeting, issued: tuple[Certificate, ...]
) -> None:
    sample.certificates.remove([issued[0].id, issued[1].id])
    assert len(sample.certificates.of_meeting(meeting.id)) == len(issued) - 2
    (remark,) = sample.certificates.checks.check(issued[0].code).remarks
    assert remark.startswith(f"Nomor {issued[0].number} tidak ada di buku ini")
    sample.history.undo()
    assert sample.certificates.checks.check(issued[0].code).remarks == ()
    with pytest.raises(UserError, match="sudah tidak ada"):
        sample.certificates.reissue([99_999])


def test_one_file_for_all_becomes_the_proof_that_the_meeting_owed(
    sample: Logbook, meeting: Meeting, issued: tuple[Certificate, ...], tmp_path: Path
) -> None:
    stages = sample.programmes.stages(meeting.programme_id)
    asking = tuple(
        replace(one, requirements=(*one.requirements, Requirement(kind=DocumentKind.CERTIFICATE)))
        if one.id == meeting.stage_id
        else one
        for one in stages
    )
    sample.programmes.save(sample.programmes.programme(meeting.programme_id), asking)

    def owed() -> int:
        items = sample.overview.completeness(meeting.id).items
        return next(item.have for item in items if item.code == DocumentKind.CERTIFICATE.code)

    assert owed() == 0
    target = tmp_path / "semua.pdf"
    assert sample.certificates.papers.write(meeting.id, target) == (target,)
    assert owed() == 1
    pages = PdfReader(target).pages
    assert issued[0].name in pages[0].extract_text()
    rename(sample, issued[0], "Nama Baru")
    sample.certificates.reissue([issued[0].id])
    sample.certificates.papers.write(meeting.id, target)
    kept = [one for one in sample.documents.of_meeting(meeting.id) if one.kind is DocumentKind.CERTIFICATE]
    assert len(kept) == 1
    assert sample.documents.path_of(kept[0]).read_bytes() == target.read_bytes()
    assert kept[0].original_name == "Sertifikat-Rapat-kerja-pemetaan-mutu-dan-perencanaan.pdf"


def test_a_file_for_each_has_a_name_of_its_own_in_plain_letters(
    sample: Logbook, meeting: Meeting, issued: tuple[Certificate, ...], tmp_path: Path
) -> None:
    sample.certificates.save(replace(issued[1], number=issued[0].number))
    rename(sample, issued[1], f"Zoë {issued[0].name}")
    rename(sample, issued[0], f"Zoe {issued[0].name}")
    sample.certificates.reissue([issued[0].id, issued[1].id])
    files = sample.certificates.papers.write(meeting.id, tmp_path / "baru" / "sertifikat", apart=True)
    assert len({file.name.casefold() for file in files}) == len(issued)
    assert all(re.fullmatch(r"[A-Za-z0-9-]+\.pdf", file.name) for file in files)
    assert all(len(sample.certificates.checks.check_file(file)) == 1 for file in files)


def test_some_certificates_are_written_and_all_are_kept(
    sample: Logbook, meeting: Meeting, issued: tuple[Certificate, ...], tmp_path: Path
) -> None:
    target = tmp_path / "dua.pdf"
    sample.certificates.papers.write(meeting.id, target, ids=[issued[0].id, issued[2].id])
    found = sample.certificates.checks.check_file(target)
    assert [one.claim.name for one in found if one.claim] == [issued[0].name, issued[2].name]
    (kept,) = [one for one in sample.documents.of_meeting(meeting.id) if one.kind is DocumentKind.CERTIFICATE]
    assert len(sample.certificates.checks.check_file(sample.documents.path_of(kept))) == len(issued)


def test_a_certificate_that_is_attached_by_hand_is_never_replaced(
    sample: Logbook, meeting: Meeting, issued: tuple[Certificate, ...], tmp_path: Path
) -> None:
    own = tmp_path / "sertifikat-lama.pdf"
    own.write_bytes(b"%PDF-1.4 lama")
    sample.documents.add([own], meeting.id, DocumentKind.CERTIFICATE, Progress())
    sample.certificates.papers.write(meeting.id, tmp_path / "semua.pdf")
    kept = [one for one in sample.documents.of_meeting(meeting.id) if one.kind is DocumentKind.CERTIFICATE]
    assert kept[0].original_name == "sertifikat-lama.pdf"
    assert len(kept) == 2


def test_nothing_is_written_without_certificates_or_room(sample: Logbook, meeting: Meeting, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Beri nomor dahulu"):
        sample.certificates.papers.write(meeting.id, tmp_path / "a.pdf")
    sample.certificates.give_numbers(meeting.id)
    with pytest.raises(SetupError, match="Tidak dapat menulis"):
        sample.certificates.papers.write(meeting.id, tmp_path / "tidak-ada" / "a.pdf")
    assert not [one for one in sample.documents.of_meeting(meeting.id) if one.kind is DocumentKind.CERTIFICATE]


def test_the_principal_of_that_day_signs(sample: Logbook, meeting: Meeting, tmp_path: Path) -> None:
    school = sample.schools.model_school()
    assert school is not None
    signatories = (
        Signatory(name="Kepala Lama, S.Pd.", until_date=date(2019, 8, 1)),
        Signatory(name="Kepala Baru, M.Pd.", from_date=date(2019, 8, 2)),
    )
    sample.schools.save_model_school(school, signatories=signatories)
    sample.certificates.give_numbers(meeting.id)
    sample.certificates.papers.write(meeting.id, tmp_path / "a.pdf")
    text = PdfReader(tmp_path / "a.pdf").pages[0].extract_text()
    assert "Kepala Baru, M.Pd." in text
    assert "Kepala Lama" not in text


def test_the_programmes_own_texts_and_picture_are_printed_and_kept_with_undo(
    sample: Logbook, meeting: Meeting, issued: tuple[Certificate, ...], tmp_path: Path
) -> None:
    service = sample.certificates
    picture = service.take_background(draw_background(tmp_path / "latar.png"))
    design = replace(
        service.design(meeting.programme_id),
        title="PIAGAM PENGHARGAAN",
        opening="kepada {peran} yang terhormat",
        body="atas jasanya sebagai {peran} selama {jp} JP",
        closing="Semoga bermanfaat.",
        shows_topics=False,
    )
    saved = service.save_design(design, picture)
    assert saved.background_id is not None
    service.papers.write(meeting.id, tmp_path / "a.pdf")
    pages = PdfReader(tmp_path / "a.pdf").pages
    assert len(pages) == len(issued)
    text = " ".join(pages[1].extract_text().split())
    for words in (
        "PIAGAM PENGHARGAAN",
        "kepada Peserta yang terhormat",
        "sebagai Peserta selama 12 JP",
        "Semoga bermanfaat.",
    ):
        assert words in text
    assert len(pages[0].images) == 1
    assert service.background(saved) is not None
    again = service.save_design(replace(saved, background_id=None))
    assert sample.documents.find([saved.background_id]) == ()
    assert again.id == saved.id
    sample.history.undo()
    assert service.design(meeting.programme_id) == saved
    assert len(sample.documents.find([saved.background_id])) == 1


def test_an_unknown_placeholder_is_refused_with_its_field(sample: Logbook, meeting: Meeting) -> None:
    design = replace(sample.certificates.design(meeting.programme_id), body="sebagai {peserta}")
    with pytest.raises(UserError, match=r"Isi: \{peserta\} tidak dikenal"):
        sample.certificates.save_design(design)
    with pytest.raises(UserError, match="bukan gambar"):
        sample.certificates.take_background(Path(__file__))


def test_a_programme_of_the_next_year_keeps_the_texts(sample: Logbook, meeting: Meeting) -> None:
    design = replace(sample.certificates.design(meeting.programme_id), title="PIAGAM")
    sample.certificates.save_design(design)
    copy = sample.programmes.duplicate(meeting.programme_id)
    assert sample.certificates.design(copy.id).title == "PIAGAM"


def test_the_preview_needs_neither_school_nor_certificate(logbook: Logbook) -> None:
    from app.domain.certificate_marks import Words
    from app.domain.certificate_text import STANDARD_DESIGN

    page = logbook.certificates.papers.preview(replace(STANDARD_DESIGN, title="PIAGAM"))
    said = [mark.text for mark in page.marks if isinstance(mark, Words)]
    assert "PIAGAM" in said
    assert logbook.certificates.fingerprint() == ""


def test_the_key_is_made_once_lives_in_the_backup_and_a_new_folder_has_another(
    sample: Logbook, meeting: Meeting, issued: tuple[Certificate, ...], tmp_path: Path
) -> None:
    own = sample.certificates.fingerprint()
    assert re.fullmatch(r"(?:[0-9A-F]{4} ){3}[0-9A-F]{4}", own)
    assert sample.certificates.reissue([issued[0].id]) == (issued[0],)
    assert sample.certificates.fingerprint() == own
    restored = DataFolder(tmp_path / "pulih")
    copy_database(sample.folder.database, restored.database)
    data = tmp_path / "buku.toml"
    sample.data_files.export(data)
    again, fresh = Logbook(restored), Logbook(DataFolder(tmp_path / "baru"))
    try:
        assert again.certificates.checks.check(issued[0].code).outcome is Outcome.OURS
        fresh.data_files.load(data)
        moved = fresh.certificates.checks.check(issued[0].code)
        assert moved.outcome is Outcome.OTHER_KEY
        assert "SMP Negeri 2 Sempor, NPSN" in moved.sentence
        assert own in moved.sentence
        assert "Kode yang sama tercatat di buku ini" in moved.remarks[0]
        fresh.certificates.give_numbers(
            next(one.id for one in fresh.meetings.meetings() if one.title.startswith("Sosialisasi"))
        )
        assert fresh.certificates.fingerprint() not in ("", own)
    finally:
        again.close()
        fresh.close()


def test_certificates_and_their_design_survive_the_data_file(
    sample: Logbook, meeting: Meeting, issued: tuple[Certificate, ...], tmp_path: Path
) -> None:
    sample.certificates.save_design(
        replace(sample.certificates.design(meeting.programme_id), title="PIAGAM", shows_topics=False)
    )
    path = tmp_path / "buku.toml"
    sample.data_files.export(path)
    fresh = Logbook(DataFolder(tmp_path / "baru"))
    try:
        fresh.data_files.load(path)
        (same,) = [one for one in fresh.meetings.meetings() if one.uid == meeting.uid]
        found = fresh.certificates.of_meeting(same.id)
        assert [(one.uid, one.number, one.name, one.code) for one in found] == [
            (one.uid, one.number, one.name, one.code) for one in issued
        ]
        assert fresh.certificates.board(same.id).outdated == ()
        design = fresh.certificates.design(same.programme_id)
        assert (design.title, design.shows_topics) == ("PIAGAM", False)
    finally:
        fresh.close()


def test_a_certificate_of_a_data_file_without_a_code_is_signed_when_it_is_issued_again(
    sample: Logbook, meeting: Meeting, tmp_path: Path
) -> None:
    path = tmp_path / "tambahan.toml"
    path.write_text(
        f'[[kegiatan]]\nuid = "{meeting.uid}"\n[[kegiatan.sertifikat]]\norang = "Sri Handayani Putri, S.Pd."\n'
        'nomor = "17/LAMA/2019"\ntanggal = 2019-08-03\nnama = "Sri Handayani Putri, S.Pd."\n',
        encoding="utf-8",
    )
    sample.data_files.load(path)
    (line,) = sample.certificates.board(meeting.id).outdated
    assert line.changed == ("tanda tangan digital",)
    assert line.certificate is not None
    (renewed,) = sample.certificates.reissue([line.certificate.id])
    assert renewed.number == "17/LAMA/2019"
    assert isinstance(read_code(renewed.code), SignedClaim)
    assert sample.certificates.board(meeting.id).outdated == ()


def test_the_secret_is_in_no_export_packet_log_history_or_certificate(
    sample: Logbook, meeting: Meeting, tmp_path: Path
) -> None:
    log = tmp_path / "log" / "buku-imbas.log"
    start_log(log)
    logging.getLogger("app").setLevel(logging.DEBUG)
    sample.certificates.give_numbers(meeting.id)
    secret = secret_of(sample)
    assert re.fullmatch(r"[0-9a-f]{64}", secret)
    out = tmp_path / "keluar"
    out.mkdir()
    sample.certificates.papers.write(meeting.id, out / "a.pdf")
    sample.data_files.export(out / "buku.toml", files_to=out / "berkas")
    sample.data_files.export(out / "buku.json")
    packet = sample.packets.make(out, None, None)
    for file in packet.files:
        shutil.unpack_archive(Path(packet.folder) / file.name, out / "isi", "zip")
    forms = (secret.encode(), secret.upper().encode(), bytes.fromhex(secret))
    files = [one for one in (*out.rglob("*"), log) if one.is_file()]
    assert len(files) > 10
    for file in files:
        content = file.read_bytes()
        assert not any(form in content for form in forms), file.name
    told = " ".join(entry.label for entry in sample.history.entries(100))
    assert secret not in told
    assert secret not in repr(vars(sample.certificates))


def test_altered_foreign_and_strange_codes_are_told_apart(
    sample: Logbook, issued: tuple[Certificate, ...], tmp_path: Path
) -> None:
    checks, code = sample.certificates.checks, issued[0].code
    assert checks.check(code).outcome is Outcome.OURS
    assert checks.check(f"  {code.lower()}\n").outcome is Outcome.OURS
    assert checks.check(code[:-30]).outcome is Outcome.CUT
    assert checks.check("Lasmi Rahayu").outcome is Outcome.NO_CODE
    last = checks.check(code[:-3] + ("A" if code[-3] != "A" else "B") + code[-2:])
    assert last.outcome is Outcome.ALTERED
    assert last.claim is not None
    assert not last.holds
    with pytest.raises(UserError, match="bukan PDF"):
        checks.check_file(Path(__file__))
    (tmp_path / "lain.pdf").write_bytes(b"%PDF-1.4\n%%EOF")
    with pytest.raises(UserError, match="tidak memuat kode"):
        checks.check_file(tmp_path / "lain.pdf")
    with pytest.raises(SetupError, match="Tidak dapat membaca"):
        checks.check_file(tmp_path / "tidak-ada.pdf")


def test_a_forged_field_is_named_by_the_register(sample: Logbook, issued: tuple[Certificate, ...]) -> None:
    from app.domain.certificate_code import signed_code

    taken = read_code(issued[0].code)
    assert isinstance(taken, SignedClaim)
    forged = signed_code(replace(taken.claim, lesson_hours=99), taken.public, lambda _message: taken.signature)
    found = sample.certificates.checks.check(forged)
    assert found.outcome is Outcome.ALTERED
    assert found.remarks == (f"JP di kode: “99”; di buku: “{taken.claim.lesson_hours}”.",)


def test_a_typed_number_is_answered_from_the_register(
    sample: Logbook, meeting: Meeting, issued: tuple[Certificate, ...]
) -> None:
    found = sample.certificates.checks.check(f" {issued[1].number.lower()} ")
    assert found.outcome is Outcome.NUMBER
    assert not found.holds
    assert found.sentence.startswith(f"Nomor ini ada di buku ini: {issued[1].name}, ")
    assert meeting.title in found.sentence
    assert found.sentence.endswith("pindai kode QR-nya.")
    assert sample.certificates.checks.check("999/SERT/I/2001").outcome is Outcome.NO_CODE


def test_a_wanted_back_page_without_topics_is_told(sample: Logbook, meeting: Meeting) -> None:
    bare = sample.meetings.save(replace(meeting, topics=()))
    assert any("halaman belakang" in note for note in sample.certificates.board(bare.id).notes)
    assert bare.programme_id is not None
    design = sample.certificates.design(bare.programme_id)
    sample.certificates.save_design(replace(design, shows_topics=False))
    assert not any("halaman belakang" in note for note in sample.certificates.board(bare.id).notes)
