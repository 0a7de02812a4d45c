"""`python -m tests.bench [NAME…]`: run the benchmarks and print the table; it is also written to bench-results/."""

import importlib
import sys
from pathlib import Path

from tests.bench.measuring import ROOT, Row


def main(wanted: list[str]) -> int:
    """Run every `bench_*.py` whose name holds one of the words in `wanted` (all when empty)."""
    rows: list[Row] = []
    for path in sorted(Path(__file__).parent.glob("bench_*.py")):
        if wanted and not any(word in path.stem for word in wanted):
            continue
        rows += importlib.import_module(f"tests.bench.{path.stem}").measure()
        print(f"{path.stem} done", file=sys.stderr)
    lines = [
        "| work | seconds | floor | ratio | goal | peak MB |",
        "|---|---|---|---|---|---|",
        *(
            f"| {row.name} | {row.seconds:.3f} | {row.floor:.3f} | {row.ratio:.2f} "
            f"| ≤ {row.goal:g} | {row.peak_mb:.0f} |"
            for row in rows
        ),
    ]
    table = "\n".join(lines)
    print(table)
    results = ROOT / "bench-results"
    results.mkdir(exist_ok=True)
    (results / "table.md").write_text(table + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
