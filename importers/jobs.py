"""Extraction in several processes: batches go out in the order of reading, and drafts come back in it.

A process that dies is replaced, and its batch is done again article by article, so that what kills it costs
that one article, which is reported.
"""

from __future__ import annotations

import contextlib
import json
import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from queue import SimpleQueue

from importers.drafting import all_extracted
from importers.profiles.profile import Profiles
from store.draft import Draft, Unextracted

_BOOT = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from importers.jobs_worker import main; main()"
)
_LOST = (BrokenPipeError, ConnectionResetError, EOFError, pickle.UnpicklingError)
"""What the pipes of a process raise that has died, also in the middle of its answer."""


def cores() -> int:
    """Processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Extractor:
    """Extracts batches, in `jobs` processes or, when that is 1, in this one. A context manager."""

    def __init__(self, profiles: Profiles, jobs: int) -> None:
        self.jobs = jobs
        self.started = False
        """Whether other processes are at work: a few articles are not worth starting them."""

        self._profiles = profiles
        self._threads = ThreadPoolExecutor(jobs) if jobs > 1 else None
        self._workers = [_Worker(profiles) for _ in range(jobs)] if jobs > 1 else []
        self._idle: SimpleQueue[_Worker] = SimpleQueue()
        for worker in self._workers:
            self._idle.put(worker)

    def __enter__(self) -> Extractor:
        return self

    def __exit__(self, *_: object) -> None:
        """End the processes, whatever they are doing."""
        for worker in self._workers:
            worker.end()
        if self._threads is not None:
            self._threads.shutdown(cancel_futures=True)
        for worker in self._workers:
            worker.close()

    def submit(self, articles: Sequence[Unextracted], *, last: bool = False) -> Future[list[Draft | None]]:
        """The drafts, to be waited for; None for an article on which every process died.

        `last`: nothing follows, so that no process is started for it alone.
        """
        if self._threads is not None and (self.started or not last):
            self.started = True
            return self._threads.submit(self._elsewhere, articles)
        here: Future[list[Draft | None]] = Future()
        here.set_result(list(all_extracted(articles, self._profiles)))
        return here

    def _elsewhere(self, articles: Sequence[Unextracted]) -> list[Draft | None]:
        worker = self._idle.get()
        try:
            drafts = worker.ask(articles)
            if drafts is not None:
                return list(drafts)
            # twice, for the process may have died of something else
            alone = [worker.ask([article]) or worker.ask([article]) for article in articles]
            return [draft[0] if draft else None for draft in alone]
        finally:
            self._idle.put(worker)


class _Worker:
    """A process, started when it is first asked and again when it has died. For one thread at a time."""

    def __init__(self, profiles: Profiles) -> None:
        self._profiles = profiles
        self._process: subprocess.Popen[bytes] | None = None
        self._ended = False
        self._lock = threading.Lock()

    def ask(self, articles: Sequence[Unextracted]) -> list[Draft] | None:
        """The drafts, or None when the process died over them."""
        if not articles:
            return []
        with self._lock:
            if self._ended:
                return None
            process = self._process = self._process or self._started()
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            process.stdin.write(pickle.dumps(articles, pickle.HIGHEST_PROTOCOL))
            process.stdin.flush()
            drafts: list[Draft] = pickle.load(process.stdout)
        except _LOST:
            self.close()
            return None
        return drafts

    def _started(self) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            [sys.executable, "-P", "-c", _BOOT, json.dumps(sys.path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C is for us alone; the process ends when its input is closed
        )
        assert process.stdin is not None
        with contextlib.suppress(BrokenPipeError):  # it is asked something next, and that will tell
            process.stdin.write(pickle.dumps(self._profiles, pickle.HIGHEST_PROTOCOL))
        return process

    def end(self) -> None:
        """End the process; who waits for its answer learns that it has died."""
        with self._lock:
            self._ended = True
            if self._process is not None:
                self._process.kill()

    def close(self) -> None:
        """End the process and close its pipes: when nobody waits for its answer."""
        with self._lock:
            process, self._process = self._process, None
        if process is None:
            return
        process.kill()  # does nothing to one that has ended
        process.wait()
        for stream in (process.stdin, process.stdout):
            assert stream is not None
            with contextlib.suppress(BrokenPipeError):
                stream.close()
