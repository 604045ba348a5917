"""The process that extracts: pickled profiles first, then batches of articles in and their drafts out.

It ends when its input is closed, also when whoever started it was killed. What it cannot survive costs the
article in hand: whoever started it asks another process for the rest of the batch.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import sys

from importers.drafting import all_extracted


def main() -> None:
    """Answer batches from stdin until it is closed."""
    batches = sys.stdin.buffer
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    with contextlib.suppress(EOFError, BrokenPipeError):
        profiles = pickle.load(batches)
        while True:
            drafts = all_extracted(pickle.load(batches), profiles)
            pickle.dump(drafts, answers, pickle.HIGHEST_PROTOCOL)
            answers.flush()
