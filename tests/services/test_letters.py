"""Letters from draft to finished proof, on the sample school (SMP Negeri 2 Sempor, July 2019)."""

import hashlib
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader

from app.core.errors import Cancelled, SetupError, UserError
from app.core.paths import DataFolder
from app.core.progress import Progress
from app.domain.records import Letter, Meeting, MeetingRole, ModelSchool, Person, Signatory
from app.domain.terms import Affiliation, DocumentKind, LetterKind, MeetingStatus, Role
from app.services.logbook import Logbook
from tests.letter_register import empty_the_register

DAY = date(2019, 7, 20)


@pytest.fixture
def sample(sample: Logbook) -> Logbook:
    """The sample school before its first letter."""
    empty_the_register(sample)
    return sample


def _meeting(logbook: Logbook, words: str = "Sosialisasi") -> Meeting:
    return next(one for one in logbook.meetings.meetings() if words in one.title)


def _invitation(logbook: Logbook, words: str = "Sosialisasi") -> Letter:
    return logbook.letters.draft(LetterKind.INVITATION, _meeting(logbook, words).id, DAY)


def _pdf_text(path: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


def _word_text(path: Path) -> str:
    document = docx.Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return " ".join(" ".join([*(paragraph.text for paragraph in document.paragraphs), *cells]).split())


def test_a_draft_knows_the_meeting_its_partners_and_the_next_number(sample: Logbook) -> None:
    letter = _invitation(sample)
    assert letter.meeting_id == _meeting(sample).id
    assert letter.recipients.splitlines() == [f"Kepala {partner.name}" for partner in sample.schools.partners()]
    assert letter.number == "1/VII/2019"
    assert "Sosialisasi" in letter.subject
    assert "SMP Negeri 2 Sempor" in letter.opening
    assert sample.letters.register() == ()


def test_the_next_number_follows_the_pattern_and_the_year(sample: Logbook) -> None:
    sample.letters.save_template("421.3/{nomor3}/{bulan2}/{tahun}")
    saved = sample.letters.save(_invitation(sample))
    assert (saved.number, saved.sequence) == ("421.3/001/07/2019", 1)
    assert sample.letters.next_number(date(2019, 8, 1)) == (2, "421.3/002/08/2019")
    assert sample.letters.next_number(date(2020, 1, 2)) == (1, "421.3/001/01/2020")


@pytest.mark.parametrize("pattern", ["", "421.3/", "{tahun}"])
def test_a_pattern_without_a_running_number_is_refused(sample: Logbook, pattern: str) -> None:
    with pytest.raises(UserError, match="belum memuat"):
        sample.letters.save_template(pattern)
    assert sample.letters.next_number(DAY).text == "1/VII/2019"


def test_a_number_typed_over_the_proposal_keeps_its_place_in_the_row(sample: Logbook) -> None:
    saved = sample.letters.save(replace(_invitation(sample), number="12/VII/2019"))
    assert saved.sequence == 12
    assert sample.letters.next_number(DAY).sequence == 13
    free = sample.letters.save(replace(_invitation(sample), number="420/3300.1 -Bid GTK dan Kur"))
    assert (free.number, free.sequence) == ("420/3300.1 -Bid GTK dan Kur", None)


def test_twice_the_same_number_a_gap_and_backdating_are_told_and_nothing_is_blocked(sample: Logbook) -> None:
    first = sample.letters.save(_invitation(sample))
    twin = sample.letters.save(replace(_invitation(sample), number=first.number))
    later = sample.letters.save(replace(_invitation(sample), number="5/VII/2019", date=date(2019, 7, 10)))
    told = {line.letter.id: " ".join(line.remarks) for line in sample.letters.register(2019)}
    assert "sudah dipakai" in told[twin.id]
    assert "2, 3 dan 4" in told[later.id]
    assert "lebih awal" in told[later.id]


def test_the_users_wording_stays_for_the_next_letter_and_names_the_new_meeting(sample: Logbook) -> None:
    first = _meeting(sample)
    mine = replace(
        _invitation(sample),
        opening=f"Salam sejahtera, kami mengundang Saudara ke {first.title}:",
        closing="Hormat kami.",
        copies="Pengawas",
        bring="Laptop",
    )
    sample.letters.save(mine)
    following = _invitation(sample, "Rapat kerja")
    assert following.opening == f"Salam sejahtera, kami mengundang Saudara ke {_meeting(sample, 'Rapat kerja').title}:"
    assert (following.closing, following.copies, following.bring) == ("Hormat kami.", "Pengawas", "")
    assert sample.letters.draft(LetterKind.ASSIGNMENT).closing != "Hormat kami."


def test_a_letter_without_words_does_not_leave_the_next_one_without(sample: Logbook) -> None:
    standard = _invitation(sample)
    sample.letters.save(replace(standard, opening="", closing=""))
    following = _invitation(sample)
    assert (following.opening, following.closing) == (standard.opening, standard.closing)


def test_a_surat_tugas_names_the_delegates_as_the_register_knows_them(sample: Logbook) -> None:
    person = sample.people.save(
        Person(name="Endah Prabawati, S.Pd.", affiliation=Affiliation.MODEL, position="Guru", nip="198001012005012001")
    )
    sent = MeetingRole(name=person.name, person_id=person.id, role=Role.DELEGATE)
    staying = MeetingRole(name="Narasumber Dinas", institution="Dinas", role=Role.SPEAKER)
    meeting = sample.meetings.save(
        replace(
            _meeting(sample),
            id=0,
            uid="",
            days=(),
            invitations=(),
            topics=(),
            date_changes=(),
            organiser="LPMP",
            roles=(sent, staying),
        )
    )
    letter = sample.letters.draft(LetterKind.ASSIGNMENT, meeting.id, DAY)
    (one,) = letter.people
    assert (one.name, one.nip, one.position) == (person.name, "198001012005012001", "Guru")
    assert one.institution == "SMP Negeri 2 Sempor"
    saved = sample.letters.save(letter)
    assert sample.letters.letter(saved.id) == saved


def test_a_letter_needs_no_meeting(sample: Logbook) -> None:
    saved = sample.letters.save(replace(sample.letters.draft(LetterKind.INVITATION, day=DAY), subject="Undangan rapat"))
    (line,) = sample.letters.register(2019)
    assert (line.letter, line.meeting) == (saved, "")
    assert sample.letters.finish(saved.id).meeting_id is None


def test_a_letter_without_number_and_subject_is_refused(sample: Logbook) -> None:
    with pytest.raises(UserError, match="masih kosong"):
        sample.letters.save(replace(_invitation(sample), number=" ", subject=""))
    assert sample.letters.register() == ()


@pytest.mark.parametrize("text", ["x" * 500, "Rapat 😀 مدرسة ꦱꦼꦏꦺꦴꦭꦃ", '=1+1\n<b>tebal</b> & "kutip"'])
def test_any_words_are_kept_and_written_out(sample: Logbook, text: str, tmp_path: Path) -> None:
    saved = sample.letters.save(replace(_invitation(sample), subject=text, recipients=text, opening=text, copies=text))
    assert sample.letters.letter(saved.id) == saved
    sample.letters.write_pdf(saved.id, tmp_path / "a.pdf")
    sample.letters.write_word(saved.id, tmp_path / "a.docx")
    assert len(PdfReader(tmp_path / "a.pdf").pages) >= 1
    assert text.split("\n")[0][:20] in _word_text(tmp_path / "a.docx")


def test_pdf_and_word_tell_number_day_time_place_and_recipients(sample: Logbook, tmp_path: Path) -> None:
    saved = sample.letters.save(_invitation(sample))
    sample.letters.write_pdf(saved.id, tmp_path / "undangan.pdf")
    sample.letters.write_word(saved.id, tmp_path / "undangan.docx")
    for told in (_pdf_text(tmp_path / "undangan.pdf"), _word_text(tmp_path / "undangan.docx")):
        for words in ("1/VII/2019", "Sabtu, 27 Juli 2019", "08.00", "Kepala SMP Negeri 4 Gombong", "20 Juli 2019"):
            assert words in told
    assert "Sabtu, 27 Juli 2019" in sample.letters.message(saved.id)


def test_an_older_letter_keeps_the_principal_of_its_day(sample: Logbook, tmp_path: Path) -> None:
    before = sample.schools.principal()
    assert before is not None
    school = sample.schools.model_school()
    assert school is not None
    sample.schools.save_model_school(school, replace(before, until_date=date(2019, 9, 30)))
    sample.schools.save_model_school(school, Signatory(name="Sri Rejeki, M.Pd.", from_date=date(2019, 10, 1)))
    old = sample.letters.save(_invitation(sample))
    new = sample.letters.save(replace(_invitation(sample), date=date(2019, 10, 1)))
    assert _signed_by(sample, old, tmp_path) == before.name
    assert _signed_by(sample, new, tmp_path) == "Sri Rejeki, M.Pd."
    successor = sample.letters.content(new).signatory
    assert successor is not None
    chosen = sample.letters.save(replace(old, signatory_id=successor.id))
    assert _signed_by(sample, chosen, tmp_path) == "Sri Rejeki, M.Pd."


def _signed_by(logbook: Logbook, letter: Letter, folder: Path) -> str:
    """The name that the content says and the paper really prints."""
    signatory = logbook.letters.content(letter).signatory
    assert signatory is not None
    path = folder / f"{letter.id}.pdf"
    logbook.letters.write_pdf(letter.id, path)
    assert signatory.name in _pdf_text(path)
    return signatory.name


def test_finishing_closes_the_gap_and_undo_opens_it_again(sample: Logbook) -> None:
    meeting = sample.meetings.save(
        replace(
            _meeting(sample),
            id=0,
            uid="",
            title="Pendampingan",
            days=(),
            roles=(),
            topics=(),
            date_changes=(),
            invitations=tuple(replace(one, id=0, uid="") for one in _meeting(sample).invitations),
        )
    )
    saved = sample.letters.save(sample.letters.draft(LetterKind.INVITATION, meeting.id, DAY))
    document = sample.letters.finish(saved.id)
    assert (document.kind, document.meeting_id) == (DocumentKind.INVITATION, meeting.id)
    assert _gap(sample, meeting.id) == 1
    stored = sample.documents.path_of(document)
    assert "1/VII/2019" in _pdf_text(stored)
    assert sample.letters.letter(saved.id).document_id == document.id
    sample.history.undo()
    assert _gap(sample, meeting.id) == 0
    assert sample.letters.letter(saved.id).document_id is None
    sample.history.redo()
    assert sample.letters.letter(saved.id).document_id == document.id


def _gap(logbook: Logbook, meeting_id: int) -> int:
    items = logbook.overview.completeness(meeting_id).items
    return next(item.have for item in items if item.code == DocumentKind.INVITATION)


def test_finishing_again_replaces_the_earlier_file(sample: Logbook) -> None:
    saved = sample.letters.save(_invitation(sample))
    before = len(sample.documents.of_meeting(_meeting(sample).id))
    first = sample.letters.finish(saved.id)
    again = sample.letters.save(replace(sample.letters.letter(saved.id), number="2/VII/2019"))
    second = sample.letters.finish(again.id)
    assert second.id == first.id
    assert second.sha256 != first.sha256
    assert len(sample.documents.of_meeting(_meeting(sample).id)) == before + 1
    sample.history.undo()
    assert first in sample.documents.of_meeting(_meeting(sample).id)


def _outdated(logbook: Logbook, letter_id: int) -> bool:
    (line,) = [one for one in logbook.letters.register() if one.letter.id == letter_id]
    assert [line] == [
        one for one in logbook.letters.of_meeting(line.letter.meeting_id or 0) if one.letter.id == letter_id
    ]
    return line.outdated


def test_a_letter_that_changed_since_it_was_finished_is_marked_until_its_file_tells_the_same(sample: Logbook) -> None:
    saved = sample.letters.save(_invitation(sample))
    assert not _outdated(sample, saved.id), "a draft has no file to be out of date"
    sample.letters.finish(saved.id)
    assert not _outdated(sample, saved.id)
    sample.letters.save(replace(sample.letters.letter(saved.id), closing="Penutup lain."))
    assert _outdated(sample, saved.id)
    sample.history.undo()
    assert not _outdated(sample, saved.id)
    sample.history.redo()
    sample.letters.finish(saved.id)
    assert not _outdated(sample, saved.id)
    sample.history.undo()
    assert _outdated(sample, saved.id), "the earlier file is back"


def test_a_meeting_that_moves_makes_its_finished_letter_out_of_date_but_holding_it_does_not(sample: Logbook) -> None:
    saved = sample.letters.save(_invitation(sample))
    sample.letters.finish(saved.id)
    meeting = _meeting(sample)
    sample.meetings.save(replace(meeting, status=MeetingStatus.POSTPONED, note="Dicatat kemudian."))
    assert not _outdated(sample, saved.id)
    sample.meetings.save(replace(_meeting(sample), place="Aula kecamatan"))
    assert _outdated(sample, saved.id)


def test_the_packet_holds_the_finished_letter(sample: Logbook, tmp_path: Path) -> None:
    document = sample.letters.finish(sample.letters.save(_invitation(sample)).id)
    packet = sample.packets.make(tmp_path, date(2019, 7, 1), date(2019, 7, 31), 18.0, Progress())
    with zipfile.ZipFile(tmp_path / packet.files[0].name) as archive:
        held = {hashlib.sha256(archive.read(name)).hexdigest() for name in archive.namelist()}
    assert document.sha256 in held


def test_a_finished_file_that_was_deleted_makes_the_letter_a_draft_again(sample: Logbook) -> None:
    saved = sample.letters.save(_invitation(sample))
    document = sample.letters.finish(saved.id)
    sample.documents.remove([document.id])
    assert sample.letters.letter(saved.id).document_id is None
    assert sample.letters.finish(saved.id).sha256 == document.sha256


def test_a_deleted_letter_takes_its_file_along_and_undo_brings_both(sample: Logbook) -> None:
    saved = sample.letters.save(_invitation(sample))
    document = sample.letters.finish(saved.id)
    sample.letters.remove(saved.id)
    assert document not in sample.documents.of_meeting(_meeting(sample).id)
    with pytest.raises(UserError, match="sudah tidak ada"):
        sample.letters.letter(saved.id)
    sample.history.undo()
    assert sample.letters.letter(saved.id).document_id == document.id
    assert document in sample.documents.of_meeting(_meeting(sample).id)


def test_a_letter_outlives_its_meeting(sample: Logbook) -> None:
    saved = sample.letters.save(_invitation(sample))
    sample.meetings.remove(_meeting(sample).id)
    assert sample.letters.letter(saved.id).meeting_id is None
    sample.history.undo()
    assert sample.letters.letter(saved.id) == saved


def test_cancelling_leaves_the_letter_a_draft(sample: Logbook) -> None:
    saved = sample.letters.save(_invitation(sample))
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        sample.letters.finish(saved.id, progress)
    assert sample.letters.letter(saved.id).document_id is None


def test_a_folder_that_is_not_there_is_told_and_an_earlier_file_stays(sample: Logbook, tmp_path: Path) -> None:
    saved = sample.letters.save(_invitation(sample))
    for write, name in ((sample.letters.write_pdf, "a.pdf"), (sample.letters.write_word, "a.docx")):
        with pytest.raises(SetupError, match="tidak ditemukan"):
            write(saved.id, tmp_path / "tidak-ada" / name)
        folder = tmp_path / name
        folder.mkdir()
        (folder / "isi.txt").write_text("tetap")
        with pytest.raises(SetupError):
            write(saved.id, folder)
        assert (folder / "isi.txt").read_text() == "tetap"


def test_without_the_school_nothing_is_written_and_it_says_what_to_do(logbook: Logbook, tmp_path: Path) -> None:
    saved = logbook.letters.save(logbook.letters.draft(LetterKind.INVITATION, day=DAY))
    with pytest.raises(UserError, match="Data sekolah belum diisi"):
        logbook.letters.write_pdf(saved.id, tmp_path / "a.pdf")
    assert not (tmp_path / "a.pdf").exists()


def test_leftovers_are_pointed_at_with_their_field(sample: Logbook) -> None:
    letter = replace(_invitation(sample), closing="Bertempat di Kabupaten Banyuwangi, …… terima kasih.")
    fields = [remark.field for remark in sample.letters.remarks(letter)]
    assert "Penutup" in fields
    assert sample.letters.save(letter).closing == letter.closing


def test_what_a_letter_lacks_is_told_before_it_goes_out(logbook: Logbook) -> None:
    logbook.schools.save_model_school(ModelSchool(name="SMP Rekaan"))
    meeting = logbook.meetings.save(Meeting(title="Rapat"))
    invitation = replace(logbook.letters.draft(LetterKind.INVITATION, meeting.id, DAY), number="")
    told = [remark.field for remark in logbook.letters.remarks(invitation)]
    assert told == ["Nomor", "Penerima (Yth.)", "Hari/tanggal", "Penandatangan"]
    assignment = logbook.letters.draft(LetterKind.ASSIGNMENT, day=DAY)
    assert [remark.field for remark in logbook.letters.remarks(assignment)] == ["Yang ditugaskan", "Penandatangan"]


def test_a_letter_that_lacks_nothing_is_not_remarked_on(sample: Logbook) -> None:
    assert sample.letters.remarks(_invitation(sample)) == ()


def test_letters_survive_closing_the_logbook(sample: Logbook, tmp_path: Path) -> None:
    saved = sample.letters.save(_invitation(sample))
    again = Logbook(DataFolder(tmp_path / "data"))
    assert again.letters.letter(saved.id) == saved
    again.close()


def test_a_draft_for_a_meeting_that_is_gone_is_told(logbook: Logbook) -> None:
    logbook.schools.save_model_school(ModelSchool(name="SMP Rekaan"))
    with pytest.raises(UserError, match="Kegiatan surat ini sudah tidak ada"):
        logbook.letters.draft(LetterKind.INVITATION, 7)
