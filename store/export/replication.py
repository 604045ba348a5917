"""What goes to an archive with a paper: all data but the texts; and how a colleague gets the texts back.

Articles are somebody's property, so the folder names them by hash and address, and quotes a few lines of
each. Whoever has the same articles in a collection of their own joins the texts to it by hash, and gets the
proof that every offset still leads to its quote.
"""

from __future__ import annotations

import csv
import os
import secrets
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from store.cells import one_line
from store.export.column import GUARDED
from store.export.how import How
from store.export.tables import TABLES
from store.export.writing import CUT, ExportReport, Progress, export
from store.json_line import json_line
from store.problem import ExportError
from store.selection import Selection
from store.store import Store

LONGEST = 300
"""Code points of a quote, when nothing else is asked for."""

TEXTS_FILE = "texts.jsonl"
"""What rehydrating writes; never to be passed on with the rest."""

_TABLES = ("articles", "facts", "claims", "attendance", "matrix")
_PRIVATE = frozenset(["paths"])
"""Columns of articles that tell of the author's own disk."""

_README = """\
# Replication

The tables of this folder were made by jawla {program} from {articles} articles. They hold no full texts; a
quote is cut after {longest} code points. `codebook.md` says what every column means, `query.json` which
articles were asked for and with which versions they were read, `profiles/` what the program knew.

`articles.csv` names each article by the SHA-256 of its bytes (`sha256`) and of its text (`text_sha256`), with
its address where that is known. With the same articles in a collection of your own,

    jawla rehydrate THIS-FOLDER

writes their texts to `{texts}`, checks that every quote stands where its row says, and lists the articles
that you do not have. Whoever has the author's collection makes the tables again, byte for byte:

    jawla export --from query.json
"""


def replicate(
    store: Store,
    selection: Selection,
    folder: Path,
    profiles: Mapping[str, bytes],
    *,
    longest: int = LONGEST,
    program: str = "",
    overwrite: bool = False,
    progress: Progress | None = None,
) -> ExportReport:
    """Write the tables of a selection without texts, codebook, query, label scripts and profiles.

    `profiles`: files by their name below `profiles/`. Raises as `store.export.export` does.
    """
    columns = {"articles": tuple(name for name in TABLES["articles"].names() if name not in _PRIVATE)}
    about = _README.format(
        program=program, articles=len(store.ids(selection)), longest=longest, texts=TEXTS_FILE
    )
    return export(
        store,
        selection,
        folder,
        How(_TABLES, columns=columns, longest_quote=longest),
        beside={"README.md": about.encode()} | {f"profiles/{name}": own for name, own in profiles.items()},
        program=program,
        overwrite=overwrite,
        progress=progress,
    )


@dataclass(frozen=True, slots=True)
class Missing:
    """An article of the folder that the collection does not have."""

    article_id: str
    url: str


@dataclass(frozen=True, slots=True)
class Rehydrated:
    """What a collection has of the articles of a folder."""

    found: int
    missing: tuple[Missing, ...]
    quotes: int
    """Quotes of articles that were found."""

    astray: tuple[str, ...]
    """Those that do not stand where their row says: table, article and offsets."""


def rehydrate(store: Store, folder: Path, *, overwrite: bool = False) -> Rehydrated:
    """Write the texts that a collection has of a replication folder's articles to a file in it, and check the
    quotes. Raises ExportError `export-no-replication`, `export-exists` or `export-failed`, StoreError."""
    target = folder / TEXTS_FILE
    if os.path.lexists(target) and not overwrite:
        raise ExportError("export-exists", folder=str(folder), files=target.name)
    with store.one_moment() as connection:
        known: dict[str, int] = {}
        for own_id, sha256, text_sha256 in connection.execute("SELECT id, sha256, text_sha256 FROM articles"):
            known.setdefault(text_sha256, own_id)
            known[sha256] = own_id
    texts: dict[str, str] = {}
    missing = []
    part = folder / f".{TEXTS_FILE}.{secrets.token_hex(4)}.part"
    try:
        with part.open("x", encoding="utf-8", newline="") as file:
            for row in _rows(folder / "articles.csv", "article_id", "sha256", "text_sha256"):
                own = known.get(row["sha256"], known.get(row["text_sha256"]))
                if own is None:
                    missing.append(Missing(row["article_id"], row.get("url", "")))
                    continue
                text = texts[row["article_id"]] = store.article(own).text
                told = {name: row[name] for name in ("article_id", "sha256", "text_sha256")}
                file.write(json_line(told | {"text": text}) + "\n")
        quotes, astray = _checked(folder, texts)
        part.replace(target)
    except OSError as error:
        raise ExportError("export-failed", folder=str(folder), reason=error.strerror or str(error)) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return Rehydrated(len(texts), tuple(missing), quotes, tuple(astray))


def _checked(folder: Path, texts: Mapping[str, str]) -> tuple[int, list[str]]:
    """How many quotes of these articles there are, and those that stand elsewhere."""
    quotes, astray = 0, []
    for table in ("facts", "claims"):
        for row in _rows(folder / f"{table}.csv", "article_id", "start", "end", "quote"):
            text = texts.get(row["article_id"])
            if text is None or not (row["start"].isdecimal() and row["end"].isdecimal()):
                continue
            quotes += 1
            start, end = int(row["start"]), int(row["end"])
            said = row["quote"].removesuffix(CUT)
            if not one_line(text[start:end]).startswith(said) or not said:
                astray.append(f"{table} {row['article_id']} {start}-{end}")
    return quotes, astray


def _rows(path: Path, *needed: str) -> Iterator[dict[str, str]]:
    """The rows of a table of the folder, their cells without the apostrophes that guard them."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file, strict=True)
            if not {*needed, GUARDED} <= set(rows.fieldnames or ()):
                raise ExportError("export-no-replication", path=str(path), reason=", ".join(needed))
            for row in rows:
                for name in (row[GUARDED] or "").split():
                    row[name] = (row.get(name) or "").removeprefix("'")
                yield {name: value or "" for name, value in row.items() if name is not None}
    except (csv.Error, UnicodeDecodeError) as error:
        raise ExportError("export-no-replication", path=str(path), reason=str(error)) from error
    except FileNotFoundError as error:
        raise ExportError("export-no-replication", path=str(path), reason=error.strerror or "") from error
