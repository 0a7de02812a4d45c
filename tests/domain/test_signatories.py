"""Who signs on which day, and what is said about days on which two sign or nobody."""

from dataclasses import replace
from datetime import date

from app.domain.records import Signatory
from app.domain.signatories import after_handover, period_remarks, signatory_on
from app.domain.terms import SignatoryForm, SigningOffice

OLD = Signatory(id=1, name="Dra. Lama Rekaan", until_date=date(2023, 6, 30))
NEW = Signatory(id=2, name="Drs. Baru Rekaan", from_date=date(2023, 7, 1))


def test_a_document_keeps_the_principal_of_its_day() -> None:
    both = (OLD, NEW)
    assert signatory_on(both, date(2023, 6, 30)) is OLD
    assert signatory_on(both, date(2023, 7, 1)) is NEW
    assert signatory_on(both, date(2023, 7, 1), partner_id=5) is None


def test_who_takes_over_ends_the_term_of_the_former_on_the_eve() -> None:
    holder = replace(OLD, until_date=None)
    deputy = Signatory(id=3, name="Wakil Rekaan", form=SignatoryForm.ON_BEHALF)
    supervisor = Signatory(id=4, name="Pengawas Rekaan", office=SigningOffice.SUPERVISOR)
    gone = Signatory(id=5, name="Dahulu Sekali", until_date=date(2010, 1, 1))
    after = after_handover((holder, deputy, supervisor, gone), NEW)
    assert after == (OLD, deputy, supervisor, gone, NEW)


def test_an_acting_principal_leaves_when_the_definitive_one_comes() -> None:
    acting = Signatory(id=3, name="Plt. Rekaan", form=SignatoryForm.ACTING, from_date=date(2023, 1, 1))
    (left, _) = after_handover((acting,), NEW)
    assert left.until_date == date(2023, 6, 30)


def test_two_definitive_principals_on_one_day_are_told() -> None:
    early = replace(NEW, from_date=date(2023, 6, 1))
    (remark,) = period_remarks((OLD, early))
    assert "bertumpuk" in remark
    assert "1 Juni 2023" in remark
    assert period_remarks((OLD, NEW)) == ()


def test_days_without_a_principal_are_told() -> None:
    late = replace(NEW, from_date=date(2023, 8, 1))
    assert period_remarks((late, OLD)) == ("Tidak ada yang menjabat pada 1 Juli 2023 sampai 31 Juli 2023.",)
    one_day = replace(NEW, from_date=date(2023, 7, 2))
    assert period_remarks((OLD, one_day)) == ("Tidak ada yang menjabat pada 1 Juli 2023.",)


def test_an_acting_principal_fills_a_gap_and_overlaps_nobody() -> None:
    late = replace(NEW, from_date=date(2023, 8, 1))
    acting = Signatory(name="Plt. Rekaan", form=SignatoryForm.ACTING, from_date=date(2023, 7, 1))
    assert period_remarks((OLD, replace(acting, until_date=date(2023, 7, 31)), late)) == ()
