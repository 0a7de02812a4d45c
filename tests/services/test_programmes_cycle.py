"""The quality cycle: partners down, steps across, each cell saved at once and undoable."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.core.errors import UserError
from app.domain.records import CycleMark, CycleStep, Partner, Programme
from app.domain.terms import CycleState
from app.services.logbook import Logbook


@pytest.fixture
def programme(logbook: Logbook) -> Programme:
    for name in ("SMP A", "SMP B"):
        logbook.schools.save_partner(Partner(name=name))
    return logbook.programmes.start("sekolah-model-spmi", start=date(2026, 7, 13))


def _cell(logbook: Logbook, programme: Programme, step: int = 0, partner: int = 0) -> CycleMark:
    matrix = logbook.cycle.matrix(programme.id)
    return matrix.mark(matrix.steps[step].id, matrix.partners[partner].id)


def test_nothing_has_begun_until_it_is_said(logbook: Logbook, programme: Programme) -> None:
    matrix = logbook.cycle.matrix(programme.id)
    assert len(matrix.steps) == 5
    assert [one.name for one in matrix.partners] == ["SMP A", "SMP B"]
    assert matrix.marks == {}
    assert _cell(logbook, programme).state is CycleState.NOT_BEGUN


def test_a_state_is_kept_and_undone(logbook: Logbook, programme: Programme) -> None:
    cell = _cell(logbook, programme)
    logbook.cycle.set_state(cell.cycle_step_id, cell.partner_id, CycleState.UNDER_WAY)
    logbook.cycle.set_state(cell.cycle_step_id, cell.partner_id, CycleState.DONE)
    assert logbook.cycle.matrix(programme.id).done(cell.partner_id) == 1
    logbook.history.undo()
    assert _cell(logbook, programme).state is CycleState.UNDER_WAY
    logbook.history.undo()
    assert logbook.cycle.matrix(programme.id).marks == {}


def test_date_and_note_outlive_a_change_of_state(logbook: Logbook, programme: Programme) -> None:
    noted = replace(_cell(logbook, programme), state=CycleState.DONE, date=date(2026, 8, 3), note="Rapor mutu")
    logbook.cycle.save(noted)
    logbook.cycle.set_state(noted.cycle_step_id, noted.partner_id, CycleState.NOT_BEGUN)
    cell = _cell(logbook, programme)
    assert (cell.state, cell.date, cell.note) == (CycleState.NOT_BEGUN, date(2026, 8, 3), "Rapor mutu")


def test_a_cell_that_says_nothing_any_more_is_forgotten(logbook: Logbook, programme: Programme) -> None:
    cell = _cell(logbook, programme)
    logbook.cycle.set_state(cell.cycle_step_id, cell.partner_id, CycleState.DONE)
    logbook.cycle.set_state(cell.cycle_step_id, cell.partner_id, CycleState.NOT_BEGUN)
    assert logbook.cycle.matrix(programme.id).marks == {}


def test_evidence_is_a_file_of_the_logbook(logbook: Logbook, programme: Programme, tmp_path: Path) -> None:
    (tmp_path / "rapor.pdf").write_text("rapor")
    logbook.cycle.save(replace(_cell(logbook, programme), state=CycleState.DONE), tmp_path / "rapor.pdf")
    cell = _cell(logbook, programme)
    assert [(one.id, one.original_name) for one in logbook.cycle.proofs()] == [(cell.document_id, "rapor.pdf")]
    logbook.cycle.save(replace(cell, document_id=None))
    assert logbook.cycle.proofs() == ()
    logbook.history.undo()
    assert _cell(logbook, programme) == cell
    assert len(logbook.cycle.proofs()) == 1


def test_a_meetings_document_stays_with_its_meeting(sample: Logbook) -> None:
    programme = sample.programmes.current()
    assert programme is not None
    photo = next(one for one in sample.cycle.proofs() if one.meeting_id is not None)
    sample.cycle.save(replace(_cell_or_new(sample, programme), document_id=photo.id))
    sample.cycle.save(replace(_cell_or_new(sample, programme), document_id=None))
    assert photo in sample.cycle.proofs()


def _cell_or_new(logbook: Logbook, programme: Programme) -> CycleMark:
    if not logbook.cycle.matrix(programme.id).steps:
        logbook.cycle.save_steps(programme.id, [CycleStep(name="Pemetaan mutu")])
    return _cell(logbook, programme)


def test_a_file_that_was_evidence_twice_stays_for_the_other_cell(
    logbook: Logbook, programme: Programme, tmp_path: Path
) -> None:
    (tmp_path / "rapor.pdf").write_text("rapor")
    logbook.cycle.save(_cell(logbook, programme), tmp_path / "rapor.pdf")
    document = logbook.cycle.proofs()[0]
    logbook.cycle.save(replace(_cell(logbook, programme, 1), document_id=document.id))
    logbook.cycle.save(replace(_cell(logbook, programme), document_id=None))
    assert logbook.cycle.proofs() == (document,)


def test_an_empty_file_is_refused_and_the_cell_stays(logbook: Logbook, programme: Programme, tmp_path: Path) -> None:
    (tmp_path / "kosong.pdf").touch()
    with pytest.raises(UserError, match="kosong"):
        logbook.cycle.save(replace(_cell(logbook, programme), state=CycleState.DONE), tmp_path / "kosong.pdf")
    assert logbook.cycle.matrix(programme.id).marks == {}


def test_steps_are_renamed_moved_added_and_removed(logbook: Logbook, programme: Programme) -> None:
    cell = _cell(logbook, programme)
    logbook.cycle.set_state(cell.cycle_step_id, cell.partner_id, CycleState.DONE)
    first, second, *_ = logbook.cycle.matrix(programme.id).steps
    wanted = [second, replace(first, name="Menetapkan\nstandar"), CycleStep(name="Meningkatkan standar " + "x" * 500)]
    logbook.cycle.save_steps(programme.id, wanted)
    matrix = logbook.cycle.matrix(programme.id)
    assert [(one.position, one.name[:20]) for one in matrix.steps] == [
        (1, "Pemetaan mutu"),
        (2, "Menetapkan standar"),
        (3, "Meningkatkan standar"),
    ]
    assert matrix.mark(first.id, cell.partner_id).state is CycleState.DONE
    logbook.cycle.save_steps(programme.id, [second])
    assert logbook.cycle.matrix(programme.id).marks == {}
    logbook.history.undo()
    assert logbook.cycle.matrix(programme.id) == matrix


def test_a_step_without_a_name_is_refused(logbook: Logbook, programme: Programme) -> None:
    with pytest.raises(UserError, match="Nama langkah 2 masih kosong"):
        logbook.cycle.save_steps(programme.id, [CycleStep(name="A"), CycleStep(name="  ")])
    assert len(logbook.cycle.matrix(programme.id).steps) == 5


def test_a_school_that_left_before_the_programme_is_not_in_its_cycle(logbook: Logbook, programme: Programme) -> None:
    logbook.schools.save_partner(Partner(name="SMP Lama", active_until=date(2025, 6, 30)))
    assert "SMP Lama" not in [one.name for one in logbook.cycle.matrix(programme.id).partners]


def test_the_history_names_school_and_step_and_the_kecamatan_of_namesakes(logbook: Logbook) -> None:
    for name, district in (("SDN 2 Contoh", "Sempor"), ("SD Negeri 2 Contoh", "Gombong"), ("SDN 3 Contoh", "Sempor")):
        logbook.schools.save_partner(Partner(name=name, district=district))
    programme = logbook.programmes.start("sekolah-model-spmi", start=date(2026, 7, 13))
    for number, expected in (
        (0, "Siklus mutu SDN 2 Contoh (Kec. Sempor): Pemetaan mutu → Selesai"),
        (2, "Siklus mutu SDN 3 Contoh: Pemetaan mutu → Selesai"),
    ):
        cell = _cell(logbook, programme, 1, number)
        logbook.cycle.set_state(cell.cycle_step_id, cell.partner_id, CycleState.DONE)
        assert logbook.history.entries(1)[0].label == expected
    with pytest.raises(UserError, match="sudah tidak ada di siklus mutu"):
        logbook.cycle.set_state(999, cell.partner_id, CycleState.DONE)
