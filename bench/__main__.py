"""`make bench`: every measurement, each in a process of its own; the tables also in bench/results.txt.

python -m bench [--articles 100000]

The store is measured with fewer articles too, which shows how its figures grow, and beside Datasette.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    articles = parser.parse_args().articles
    sizes = [*(size for size in (10_000, 100_000) if size < articles), articles]
    with tempfile.TemporaryDirectory() as scratch:
        database, generated = Path(scratch) / "sample.db", Path(scratch) / "generated"
        jawla = [
            sys.executable,
            "-m",
            "jawla",
            "import",
            str(ROOT / "sample_data" / "articles"),
            "--db",
            str(database),
        ]
        subprocess.run(jawla, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        jobs = {
            "text core": ["bench.text"],
            "widgets": ["bench.widgets"],
            "extraction": ["bench.extract"],
            "copies": ["bench.copies"],
            "store": ["bench.store", *map(str, sizes), "--datasette", "--keep", str(generated)],
            "start on the sample": ["bench.start", str(database)],
            f"start on {articles} articles": ["bench.start", str(generated / str(articles) / "ours.db")],
        }
        tables = []
        status = 0
        for name, (module, *arguments) in jobs.items():
            print(f"== {name}", flush=True)
            done = subprocess.run(
                [sys.executable, "-m", module, *arguments],
                cwd=ROOT,
                stdout=subprocess.PIPE,
                text=True,
                check=False,
            )
            print(done.stdout, flush=True)
            status = status or done.returncode
            tables.append(f"== {name}\n{done.stdout}")
    (ROOT / "bench" / "results.txt").write_text("\n".join(tables), encoding="utf-8")
    return status


if __name__ == "__main__":
    sys.exit(main())
