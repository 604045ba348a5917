"""The clock of the measurements: of the wall, or of this process alone on a machine that others keep busy."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

_clock = time.perf_counter


def use_cpu_clock() -> None:
    """Count the time of this process only, for a machine that others keep busy."""
    global _clock
    _clock = time.process_time


def now() -> float:
    """Seconds since some moment."""
    return _clock()


def timed(action: Callable[[], object]) -> float:
    """Milliseconds of one call."""
    start = _clock()
    action()
    return (_clock() - start) * 1000


def p95(times: Sequence[float]) -> float:
    """The 95th percentile."""
    return sorted(times)[min(len(times) - 1, int(len(times) * 0.95))]
