"""The sample collection: a database made from the articles in `sample_data`, kept in the cache folder."""

from __future__ import annotations

import hashlib
import os
import tempfile
from contextlib import suppress
from pathlib import Path

import sample_data
from jawla.paths import cache_folder
from jawla.version import VERSION
from store.problem import Problem, StoreError


class SampleError(Problem):
    """The sample collection cannot be opened."""


def articles_folder() -> Path:
    """Where the sample's articles lie: beside the packages, installed or not."""
    return Path(sample_data.__file__).parent / "articles"


def database() -> Path:
    """The sample's database, made anew when the articles, the profiles or the program have changed.

    Raises SampleError `sample-missing` when the articles are not installed.
    """
    folder = articles_folder()
    texts = sorted(folder.glob("*.txt"))
    if not texts:
        raise SampleError("sample-missing", folder=str(folder))
    target = cache_folder() / f"sample-{_fingerprint(texts)}.db"
    if not target.exists():
        _make(folder, target)
    return target


def _fingerprint(texts: list[Path]) -> str:
    """Changes with every article and with every file of the program that extraction could depend on."""
    here = Path(__file__).resolve().parent.parent
    sources = [path for room in ("importers", "store") for path in (here / room).rglob("*") if path.is_file()]
    digest = hashlib.sha256(VERSION.encode())
    for path in sorted([*texts, *(s for s in sources if s.suffix != ".pyc")]):
        entry = path.stat()
        digest.update(f"{path.name} {entry.st_size} {entry.st_mtime_ns}\n".encode())
    return digest.hexdigest()[:16]


def _make(folder: Path, target: Path) -> None:
    """Import the articles into a new file and put it in place in one step: two starts at once do not meet."""
    from importers.pipeline import import_paths
    from jawla.importing import open_writer
    from jawla.knowledge import load_profiles

    target.parent.mkdir(parents=True, exist_ok=True)
    profiles = load_profiles(("astana", "geneva"))
    with tempfile.TemporaryDirectory(dir=target.parent, prefix="sample-") as scratch:
        unfinished = Path(scratch) / target.name
        with open_writer(unfinished, profiles) as writer:
            import_paths([folder], writer, profiles)
        for old in sorted(target.parent.glob("sample-*.db")):
            _keep_decisions(old, unfinished)
        for old in target.parent.glob("sample-*.db*"):
            old.unlink(missing_ok=True)
        os.replace(unfinished, target)


def _keep_decisions(old: Path, new: Path) -> None:
    """Take over what was corrected and coded in an older file of the sample."""
    from store import Store

    with suppress(StoreError), Store.open(old) as before, Store.open(new) as after:
        after.curation.merge(before.curation.all_entries())
