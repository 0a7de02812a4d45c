"""How every benchmark measures: fresh processes, job and floor in turn, medians, peak memory."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parent.parent.parent


def environment() -> dict[str, str]:
    """This process's environment, with compiled modules kept as an installed program has them."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPYCACHEPREFIX": str(ROOT / "bench-results" / "pycache")}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table. Seconds are medians; memory is the peak of the job's process and its children in MB."""

    name: str
    seconds: float
    floor: float
    goal: float
    peak_mb: float

    @property
    def ratio(self) -> float:
        """How many times the floor the job takes."""
        return self.seconds / self.floor


_HARNESS = """
import json, resource, sys, time
sys.path.insert(0, {root!r})
{code}
seconds = main(*{arguments!r})
own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
print(json.dumps([seconds, max(own, children)]))
"""


def timed(code: str, *arguments: object) -> tuple[float, float]:
    """Run `code`, which defines `main(*arguments) -> seconds`, in a fresh process. Returns seconds and peak MB."""
    script = _HARNESS.format(root=str(ROOT), code=code, arguments=arguments)
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False, cwd=ROOT, env=environment()
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    seconds, peak = json.loads(done.stdout.splitlines()[-1])
    return seconds, peak


def compare(name: str, job: str, floor: str, goal: float, *arguments: object, rounds: int = 5) -> Row:
    """Job and floor in turn, `rounds` times each after one warm-up."""
    timed(job, *arguments)
    timed(floor, *arguments)
    jobs: list[tuple[float, float]] = []
    floors: list[float] = []
    for _ in range(rounds):
        jobs.append(timed(job, *arguments))
        floors.append(timed(floor, *arguments)[0])
    return Row(name, median(seconds for seconds, _ in jobs), median(floors), goal, max(peak for _, peak in jobs))
