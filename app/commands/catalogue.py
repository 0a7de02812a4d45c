"""Every command, in the order of the help."""

from app.commands import (
    attendance_lists,
    data_files,
    history,
    letters,
    overview,
    packets,
    people,
    programmes,
    registers,
    schedule,
)

COMMANDS = (
    *overview.COMMANDS,
    *programmes.COMMANDS,
    *schedule.COMMANDS,
    *people.COMMANDS,
    *letters.COMMANDS,
    *attendance_lists.COMMANDS,
    *registers.COMMANDS,
    *data_files.COMMANDS,
    *history.COMMANDS,
    *packets.COMMANDS,
)
