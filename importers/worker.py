"""The process that parses what could crash, hang or fill the memory: one request after the other.

A request is a line of JSON (parser, size, hints) and the bytes; the answer is a line of JSON. A parser that
raises anything unforeseen ends the process, and with it one file.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from importlib import import_module

from importers.formats.format import NotAnArticleFile

OUT_OF_MEMORY = 77
"""Exit status of a process that its limit on memory stopped."""


def main(memory: int, seconds: int) -> None:
    """Answer requests from stdin until it is closed."""
    requests = sys.stdin.buffer
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    _limit(memory)
    while line := requests.readline():
        request = json.loads(line)
        raw = requests.read(request["size"])
        _alarm(seconds + 2)  # whoever started us may be gone
        answers.write(json.dumps(_answer(request, raw)).encode() + b"\n")
        answers.flush()
        _alarm(0)


def _answer(request: dict[str, object], raw: bytes) -> dict[str, object]:
    try:
        parse = import_module(str(request["parser"])).parse
        return {"parsed": [parsed.to_json() for parsed in parse(raw, request["hints"])]}
    except NotAnArticleFile as problem:
        return {"code": problem.code, "values": {name: str(v) for name, v in problem.values.items()}}
    except MemoryError:
        os._exit(OUT_OF_MEMORY)  # there may be none left to say so in another way
    except RecursionError:
        return {"code": "parser-too-deep", "values": {}}


def _limit(memory: int) -> None:
    """Memory, no files written, no core dumps; where the system has no such limits the clock must do."""
    with contextlib.suppress(ImportError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _alarm(seconds: int) -> None:
    with contextlib.suppress(ImportError, AttributeError):
        import signal

        signal.alarm(seconds)
