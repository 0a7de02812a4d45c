"""The command line: the same services as the window, Indonesian sentences, and `--json` for scripts.

Exit status: 0 done; 1 a bug; 2 usage; 3 input refused, nothing changed; 4 environment (locked, full, damaged, no
permission). With `--json`, stdout holds one JSON document and every sentence goes to stderr.
"""

import logging
from collections.abc import Sequence
from pathlib import Path

from app.arguments import parse
from app.commands.catalogue import COMMANDS
from app.commands.command import Command, Options
from app.commands.speaker import Speaker
from app.core.errors import BukuImbasError
from app.core.paths import DataFolder, default_data_folder

_BUG = "Program menemui kesalahan yang bukan dari Anda. Data Anda aman. Rinciannya ada di {log}."


def run_command(arguments: Sequence[str]) -> int:
    """Carry out one command; returns the exit status."""
    options = parse(arguments)
    folder = DataFolder((Path(options.data) if options.data else default_data_folder()).absolute())
    say = Speaker(json_wanted=options.json)
    command = next(one for one in COMMANDS if one.name == options.command)
    try:
        if command.run_alone is not None:
            return command.run_alone(options, say)
        return _with_logbook(command, folder, options, say)
    except BukuImbasError as error:
        say.problem(str(error))
        say.document({"message": str(error)})
        return error.exit_status
    except BrokenPipeError:  # the reader of our output has closed it
        return 0
    except Exception:
        logging.getLogger(__name__).exception("Unexpected error")
        say.problem(_BUG.format(log=folder.log))
        raise


def _with_logbook(command: Command, folder: DataFolder, options: Options, say: Speaker) -> int:
    from app.bootstrap import lock_folder, open_logbook

    assert command.run is not None
    lock = lock_folder(folder)
    try:
        logbook = open_logbook(folder)
        try:
            return command.run(logbook, options, say)
        finally:
            logbook.close()
    finally:
        lock.release()
