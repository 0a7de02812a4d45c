"""`python -m app`, the `buku-imbas` command, and the start of a frozen build."""

import sys


def main() -> int:
    """Run the program; returns the exit status."""
    if sys.argv[1:2] == ["--intake-worker"]:  # a frozen build has no interpreter to start the worker with
        from app.intake.worker import main as worker

        return worker()
    from app.bootstrap import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
