"""Signatories, order, namesakes, pictures and decrees of schools."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from app.core.errors import UserError
from app.domain.records import ModelSchool, Partner, Signatory
from app.domain.terms import DocumentKind, SignatoryForm, SigningOffice
from app.services.logbook import Logbook

OLD = Signatory(name="Dra. Lama Rekaan, M.Pd.", nip="1970 0101 199512 2 001")
NEW = Signatory(name="Drs. Baru Rekaan", from_date=date(2023, 7, 1))


@pytest.fixture
def school(logbook: Logbook) -> ModelSchool:
    return logbook.schools.save_model_school(ModelSchool(name="SDN 2", district="Utara", npsn="20305001"), OLD)


def test_a_new_principal_is_one_step_and_the_former_stays_for_older_documents(
    logbook: Logbook, school: ModelSchool
) -> None:
    logbook.schools.hand_over(NEW)
    principal = logbook.schools.principal
    former, now = principal(day=date(2023, 6, 30)), principal(day=date(2023, 7, 1))
    assert former is not None
    assert now is not None
    assert (former.name, former.until_date, now.name) == (OLD.name, date(2023, 6, 30), NEW.name)
    logbook.history.undo()
    (only,) = logbook.schools.signatories()
    assert (only.name, only.until_date) == (OLD.name, None)
    assert logbook.schools.model_school() == school


def test_a_partner_has_principals_of_its_own(logbook: Logbook, school: ModelSchool) -> None:
    partner = logbook.schools.save_partner(Partner(name="SMP A"), replace(OLD, name="Kepala Imbas"))
    logbook.schools.hand_over(replace(NEW, partner_id=partner.id))
    names = [one.name for one in logbook.schools.signatories() if one.partner_id == partner.id]
    assert sorted(names) == ["Drs. Baru Rekaan", "Kepala Imbas"]
    own = logbook.schools.principal()
    assert own is not None
    assert own.name == OLD.name


def test_the_whole_set_of_signatories_is_saved_with_the_school(logbook: Logbook, school: ModelSchool) -> None:
    supervisor = Signatory(name="  Pengawas   Rekaan ", nip="19680101 199403 1 002", office=SigningOffice.SUPERVISOR)
    logbook.schools.save_model_school(school, signatories=(supervisor,))
    (only,) = logbook.schools.signatories()
    assert (only.name, only.nip, only.office) == ("Pengawas Rekaan", "196801011994031002", SigningOffice.SUPERVISOR)


@pytest.mark.parametrize(
    ("one", "sentence"),
    [
        (Signatory(name=" "), "Nama penanda tangan masih kosong"),
        (
            Signatory(name="Rekaan", from_date=date(2024, 1, 2), until_date=date(2024, 1, 1)),
            r"selesai \(1 Januari 2024\) sebelum mulai \(2 Januari 2024\)",
        ),
    ],
)
def test_an_impossible_signatory_is_refused_and_nothing_changes(
    logbook: Logbook, school: ModelSchool, one: Signatory, sentence: str
) -> None:
    before = logbook.schools.signatories()
    with pytest.raises(UserError, match=sentence):
        logbook.schools.save_model_school(replace(school, name="Lain"), signatories=(*before, one))
    assert (logbook.schools.model_school(), logbook.schools.signatories()) == (school, before)


def test_a_handover_needs_its_day(logbook: Logbook, school: ModelSchool) -> None:
    with pytest.raises(UserError, match="Tanggal mulai"):
        logbook.schools.hand_over(replace(NEW, from_date=None))


def test_an_acting_principal_signs_during_the_definitive_term(logbook: Logbook, school: ModelSchool) -> None:
    (holder,) = logbook.schools.signatories()
    acting = Signatory(
        name="Rekaan Plt",
        form=SignatoryForm.ACTING,
        from_date=date(2024, 3, 1),
        until_date=date(2024, 3, 31),
    )
    logbook.schools.save_model_school(school, signatories=(holder, acting))
    names = [getattr(logbook.schools.principal(day=date(2024, month, 15)), "name", "") for month in (2, 3, 4)]
    assert names == [OLD.name, "Rekaan Plt", OLD.name]


def test_partners_keep_the_order_that_the_user_gives_them(logbook: Logbook) -> None:
    first, second, third = [logbook.schools.save_partner(Partner(name=name)) for name in ("SMP A", "SMP B", "SMP C")]
    names = lambda: [partner.name for partner in logbook.schools.partners()]  # noqa: E731
    logbook.schools.move_partner(third.id, -1)
    assert names() == ["SMP A", "SMP C", "SMP B"]
    logbook.schools.move_partner(first.id, 99)
    assert names() == ["SMP C", "SMP B", "SMP A"]
    assert [partner.position for partner in logbook.schools.partners()] == [1, 2, 3]
    logbook.history.undo()
    assert names() == ["SMP A", "SMP C", "SMP B"]
    with pytest.raises(UserError, match="sudah dihapus"):
        logbook.schools.move_partner(second.id + 99, 1)


def test_the_own_school_has_a_namesake_in_another_kecamatan(logbook: Logbook, school: ModelSchool) -> None:
    saved = logbook.schools.save_partner(Partner(name="SD Negeri 2", district="Selatan"))
    assert logbook.schools.partners() == (saved,)
    with pytest.raises(UserError, match="Kecamatan Utara adalah sekolah Anda sendiri"):
        logbook.schools.save_partner(Partner(name="SDN 2", district="utara"))
    with pytest.raises(UserError, match="nama sekolah Anda sendiri"):
        logbook.schools.save_partner(replace(saved, district=""))


def test_a_term_that_ends_before_it_begins_is_refused(logbook: Logbook) -> None:
    with pytest.raises(UserError, match="mendahului"):
        logbook.schools.save_partner(
            Partner(name="SMP A", active_from=date(2024, 7, 1), active_until=date(2024, 6, 30))
        )


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "logo.png"
    Image.new("RGBA", (300, 200), (10, 110, 110, 128)).save(path)
    return path


def test_a_logo_is_kept_replaced_and_taken_away(logbook: Logbook, school: ModelSchool, picture: Path) -> None:
    take = logbook.documents.take_picture
    saved = logbook.schools.save_model_school(school, pictures={"school_logo_id": take(picture, DocumentKind.LOGO)})
    assert saved.school_logo_id is not None
    (logo,) = logbook.documents.find([saved.school_logo_id])
    assert (logo.kind, logo.original_name, logo.meeting_id) == (DocumentKind.LOGO, "logo.png", None)
    assert logbook.documents.path_of(logo).read_bytes() == picture.read_bytes()
    without = logbook.schools.save_model_school(replace(saved, school_logo_id=None))
    assert without.school_logo_id is None
    assert logbook.documents.find([logo.id]) == ()
    logbook.history.undo()
    assert logbook.schools.model_school() == saved
    assert logbook.documents.find([logo.id]) == (logo,)


def test_a_file_that_is_no_picture_is_refused(logbook: Logbook, tmp_path: Path) -> None:
    path = tmp_path / "logo.docx"
    path.write_bytes(b"bukan gambar")
    with pytest.raises(UserError, match=r"logo\.docx bukan gambar"):
        logbook.documents.take_picture(path, DocumentKind.LOGO)
    with pytest.raises(UserError, match="folder"):
        logbook.documents.take_picture(tmp_path, DocumentKind.LOGO)


def test_a_partner_keeps_its_own_decree(logbook: Logbook, tmp_path: Path) -> None:
    scan = tmp_path / "SK imbas.pdf"
    scan.write_bytes(b"%PDF-1.4 rekaan")
    taken = logbook.documents.take(scan, kind=DocumentKind.DECREE)
    partner = Partner(name="SMP A", decree_number="420/1", distance_km=12.5, contact_name="Operator Rekaan")
    saved = logbook.schools.save_partner(partner, OLD, decree=taken)
    assert saved.decree_document_id is not None
    (decree,) = logbook.documents.find([saved.decree_document_id])
    assert decree.original_name == "SK imbas.pdf"
    signatories = logbook.schools.signatories()
    logbook.schools.remove_partner(saved.id)
    assert (logbook.documents.find([decree.id]), logbook.schools.signatories()) == ((), ())
    logbook.history.undo()
    assert (logbook.documents.find([decree.id]), logbook.schools.signatories()) == ((decree,), signatories)
    assert logbook.schools.partners() == (saved,)
    logbook.schools.save_partner(replace(saved, decree_document_id=None))
    assert logbook.documents.find([decree.id]) == ()


@pytest.mark.parametrize("name", ["x" * 500, "SMP 😀 مدرسة ꦱꦼꦏꦺꦴꦭꦃ", "=HYPERLINK(1)"])
def test_any_name_is_kept_exactly(logbook: Logbook, name: str) -> None:
    logbook.schools.save_partner(Partner(name=name))
    assert [partner.name for partner in logbook.schools.partners()] == [name]
