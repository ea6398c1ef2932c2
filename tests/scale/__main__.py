"""Runs every benchmark, one after the other: `make bench`. The tables go into docs/performance.md by hand."""

import subprocess
import sys
from pathlib import Path

PARTS = {
    "__init__",
    "__main__",
    "database",
    "load",
    "rows",
    "server",
    "weight",
}  # what benchmarks are made of


def main() -> int:
    """Print each benchmark under its name; return the first code that is not 0."""
    failed = 0
    for name in sorted({path.stem for path in Path(__file__).parent.glob("*.py")} - PARTS):
        print(f"\n== {name}", flush=True)
        failed = failed or subprocess.run([sys.executable, "-m", f"tests.scale.{name}"]).returncode
    return failed


if __name__ == "__main__":
    sys.exit(main())
