"""Parsing in a process of its own, with limits on time and memory: if it dies, one file is lost.

The process is started at the first page, PDF, feed or DOCX, and kept, for loading its libraries takes longer
than most files; after some hundred files it is replaced, so that what they leak stays bounded.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import select
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from typing import Any

from importers.columns import headed
from importers.formats.format import NotAnArticleFile, RawArticle, ReadOptions
from importers.parsers.parsed import Parsed
from importers.source import Source
from importers.told import metadata_of, told_of
from importers.worker import OUT_OF_MEMORY

_BOOT = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from importers.worker import main; main(int(sys.argv[2]), int(sys.argv[3]))"
)
_FILES = 500
"""Files that one process parses."""

_LARGEST_ANSWER = 256 << 20


@dataclass
class _Worker:
    process: subprocess.Popen[bytes]
    owner: int
    """Process that started it: a fork must not write into the same pipe."""

    limits: tuple[int, int]
    files: int = 0


_lock = threading.Lock()
_worker: _Worker | None = None


def parse(parser: str, raw: bytes, options: ReadOptions, **hints: str | None) -> list[Parsed]:
    """What the `parse` of a module makes of the bytes.

    Raises NotAnArticleFile: what the parser raises, or `parser-timeout`, `parser-out-of-memory`,
    `parser-too-deep`, `parser-died`.
    """
    given = {name: value for name, value in hints.items() if value} | (
        {"encoding": options.encoding} if options.encoding else {}
    )
    head = json.dumps({"parser": parser, "size": len(raw), "hints": given}).encode() + b"\n"
    with _lock:
        answer = _ask(head, raw, options)
    if "code" in answer:
        raise NotAnArticleFile(answer["code"], **answer["values"])
    return [Parsed.from_json(value) for value in answer["parsed"]]


def article_of(source: Source, raw: bytes, parsed: Parsed, *, position: str | None = None) -> RawArticle:
    """The article as the pipeline wants it; its identity are the bytes given."""
    told = told_of("metadata", parsed.fields)
    return RawArticle(
        key=source.stem if position is None else f"{source.stem}#{position}",
        raw=raw,
        text=headed(parsed.title, parsed.text),
        encoding=parsed.encoding,
        encoding_certainty=parsed.certainty,
        metadata=metadata_of(told),
        notes=parsed.notes,
        position=position,
        told=told,
    )


def _ask(head: bytes, raw: bytes, options: ReadOptions) -> Any:
    worker = _ready(options)
    worker.files += 1
    assert worker.process.stdin is not None
    try:
        worker.process.stdin.write(head)
        worker.process.stdin.write(raw)
        worker.process.stdin.flush()
        line = _line(worker.process, time.monotonic() + options.seconds)
    except BrokenPipeError:
        line = b""
    except TimeoutError as error:
        close()
        raise NotAnArticleFile("parser-timeout", seconds=options.seconds) from error
    except BaseException:
        close()  # its answer would be taken for that to the next file
        raise
    if not line.endswith(b"\n"):
        close()
        if worker.files > 1:  # what an earlier file left behind must not decide over this one
            return _ask(head, raw, options)
        full = worker.process.returncode == OUT_OF_MEMORY
        raise NotAnArticleFile("parser-out-of-memory" if full else "parser-died")
    return json.loads(line)


def _line(process: subprocess.Popen[bytes], deadline: float) -> bytes:
    """The answer, or what came of it. Raises TimeoutError."""
    assert process.stdout is not None
    handle, parts = process.stdout.fileno(), list[bytes]()
    size = 0
    while size < _LARGEST_ANSWER:
        ready, _, _ = select.select([handle], [], [], max(0.0, deadline - time.monotonic()))
        if not ready:
            raise TimeoutError
        part = os.read(handle, 1 << 20)
        parts.append(part)
        size += len(part)
        if not part or part.endswith(b"\n"):
            break
    return b"".join(parts)


def _ready(options: ReadOptions) -> _Worker:
    global _worker
    limits = (options.memory, options.seconds)
    if _worker is not None and (
        _worker.files >= _FILES
        or _worker.limits != limits
        or _worker.owner != os.getpid()
        or _worker.process.poll() is not None
    ):
        close()
    if _worker is None:
        command = [sys.executable, "-P", "-c", _BOOT, json.dumps(sys.path), *map(str, limits)]
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C is for us alone; the process ends when its input is closed
        )
        _worker = _Worker(process, os.getpid(), limits)
    return _worker


def close() -> None:
    """End the process, whatever it is doing; the next file starts another."""
    global _worker
    worker, _worker = _worker, None
    if worker is None or worker.owner != os.getpid():
        return
    worker.process.kill()  # does nothing to one that has ended
    worker.process.wait()
    for stream in (worker.process.stdin, worker.process.stdout):
        assert stream is not None
        with contextlib.suppress(BrokenPipeError):
            stream.close()


atexit.register(close)
