"""Every command, in the order of the help."""

from app.commands import (
    attendance_lists,
    certificates,
    data_files,
    history,
    letters,
    marks,
    overview,
    packets,
    people,
    programmes,
    recaps,
    registers,
    schedule,
    sheets,
)

COMMANDS = (
    *overview.COMMANDS,
    *programmes.COMMANDS,
    *schedule.COMMANDS,
    *people.COMMANDS,
    *letters.COMMANDS,
    *certificates.COMMANDS,
    *sheets.COMMANDS,
    *attendance_lists.COMMANDS,
    *marks.COMMANDS,
    *registers.COMMANDS,
    *data_files.COMMANDS,
    *history.COMMANDS,
    *recaps.COMMANDS,
    *packets.COMMANDS,
)
