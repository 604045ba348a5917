"""Any text gives names, and the same names every time."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from store.record import Record
from tests.names.reading import record

ROOT = Path(__file__).resolve().parents[2]
WORDS = """
قال وزير الخارجية الروسي سيرغي لافروف إن وفد النظام السوري برئاسة بشار الجعفري ، . : ( ) « » - / المصدر رويترز
موسكو أنقرة في إلى بين و محمد عبد أبو بن علي الدول الضامنة وقف إطلاق النار الهيئة للمعارضة تركياوروسيا
د. 4 مايو 2017
""".replace("\n", " \n ").split(" ")


def spans(found: Record) -> list[tuple[int, int]]:
    """Where every mention of a name stands."""
    kinds = (found.people, found.parties, found.places, found.topics, found.designations)
    return [(mention.start, mention.end) for kind in kinds for entry in kind for mention in entry.mentions]


@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
@settings(max_examples=200, deadline=None)
def test_words_in_any_order_give_names_that_stand_in_the_text(text: str) -> None:
    assert all(0 <= start < end <= len(text) for start, end in spans(record(text)))


@given(st.text(max_size=80))
@settings(max_examples=200, deadline=None)
def test_any_characters_give_a_record(text: str) -> None:
    assert all(text[start:end].strip() for start, end in spans(record(text)))


def test_a_person_is_listed_once() -> None:
    found = record("قال سيرغي لافروف. وأضاف لافروف. وقال سيرغي لافروف.").people
    assert [person.id for person in found] == ["lavrov"]


def test_names_do_not_depend_on_the_hash_seed() -> None:
    text = (
        "قال وزيرا الخارجية الروسي لافروف والتركي أونال والناطق سامر البرازي إن وفدي النظام والمعارضة وصلا."
    )
    program = (
        "from importers.extract.document import Document; from importers.extract.record import extract; "
        f"from importers.profiles import load; print(extract(Document({text!r}), load()))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1


def test_time_grows_with_the_length_and_not_with_its_square() -> None:
    paragraph = " ".join(WORDS) + "\n"

    def seconds(times: int) -> float:
        text = paragraph * times
        start = time.process_time()
        record(text)
        return time.process_time() - start

    seconds(5)
    assert seconds(400) < 30 * max(seconds(40), 0.02)
