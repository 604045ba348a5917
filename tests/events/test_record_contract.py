"""The record as a whole: any text, the same answer every time, safe lines, time linear in length."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from importers.extract.document import Document, Metadata
from importers.extract.record import extract, facts, kinds, to_json
from importers.profiles import load
from store.json_line import json_line
from store.record import Mention, Mentions, Record

TEXT = (
    "انطلقت الجولة الرابعة من محادثات أستانا حول سوريا في 3 أيار/مايو 2017 بمشاركة روسيا وتركيا وإيران. "
    "ويرأس وفد المعارضة محمد علوش. وعلقت المعارضة السورية مشاركتها. وكانت الجولة الثالثة في 14-15 مارس."
)


def line(text: str, record: Record | None = None) -> str:
    record = record or extract(Document(text), load())
    return json_line(to_json(record, text=text, key="a", path="a.txt", sha256="0"))


TELLING = """
الجولة الرابعة والخامسة من محادثات أستانا جنيف سوريا في 4 23 2017 مايو آب مارس و - / ( ) ، . الـ 1439 هـ شارك
لم المعارضة روسيا وتركيا بمشاركة وفد برئاسة يرأس بشار الجعفري رئيس الوفد الماضي المقبل الجاري الشهر عام بين
قال الخميس اليوم غدا قمة اجتماع تقني وزراء مراقبين ستعقد بيان ختامي هي السادسة
"""
WORDS = st.sampled_from(TELLING.split())


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_gives_a_record(text: str) -> None:
    record = extract(Document(text), load())
    assert facts(record, load()) is not None
    json.loads(line(text, record))


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=60).map(" ".join))
def test_any_order_of_telling_words_gives_a_record_whose_mentions_lie_in_the_text(text: str) -> None:
    record = extract(Document(text, Metadata(published="2018-05-14")), load())
    for mention in _mentions(record):
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.quote(text).strip()


def _mentions(record: Record) -> list[Mention]:
    return [mention for mentions in _proofs(record) for mention in mentions]


def _proofs(record: Record) -> list[Mentions]:
    return [
        *(said.mentions for said in record.rounds),
        *(met.mentions for met in record.meetings),
        *(date.mentions for date in record.dates),
        *(claim.mentions for claim in record.attendance),
    ]


def test_every_entry_has_a_mention() -> None:
    proofs = _proofs(extract(Document(TEXT), load()))
    assert proofs
    assert all(proofs)


def test_the_same_text_gives_the_same_line_under_every_hash_seed() -> None:
    program = (
        "from importers.extract.record import *; from importers.extract.document import Document;"
        "from importers.profiles import load; from store.json_line import json_line; import sys;"
        "text = sys.stdin.read();"
        "record = extract(Document(text), load());"
        "line = json_line(to_json(record, text=text, key='a', path='a', sha256='0'));"
        "print(line, facts(record, load()))"
    )
    lines = {
        subprocess.run(
            [sys.executable, "-X", "utf8", "-c", program],
            input=TEXT,
            capture_output=True,
            encoding="utf-8",
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("0", "1", "4711")
    }
    assert len(lines) == 1


@pytest.mark.parametrize("character", ["\x7f", "\x85", "\x9b", "\u2028", "\u2029", "\ud800", "\x1b", "\n"])
def test_no_control_or_line_end_of_an_article_stands_in_its_line(character: str) -> None:
    dumped = line(f"عنوان {character} آخر\n" + TEXT)
    assert character not in dumped
    assert json.loads(dumped)["id"] == "a"


def test_a_line_has_the_keys_of_the_record() -> None:
    expected = (
        "id path sha256 title source published published_from published_mentions main_round main_meeting "
        "rounds meetings dates people parties attendance places topics designations"
    )
    assert set(json.loads(line(TEXT))) == set(expected.split())


def test_a_quote_is_what_the_text_has_at_its_span() -> None:
    for entry in json.loads(line(TEXT))["attendance"]:
        for mention in entry["mentions"]:
            start, end = mention["span"]
            assert TEXT[start:end] == mention["quote"]


def test_each_fact_is_of_a_known_kind_and_has_both_labels() -> None:
    names = {kind.name for kind in kinds()}
    for fact in facts(extract(Document(TEXT), load()), load()):
        assert fact.kind in names
        assert fact.label_ar
        assert fact.label_en


def test_the_facts_carry_the_values_that_filters_use() -> None:
    found = {(fact.kind, fact.value) for fact in facts(extract(Document(TEXT), load()), load())}
    assert {
        ("round", "astana:4"),
        ("round", "astana:3"),
        ("date", "2017-05-03/2017-05-03"),
        ("attendance", "opposition/party/suspended"),
        ("attendance", "alloush-mohammed/head/attended"),
        ("month", "2017-05"),
    } <= found


HOSTILE = {
    "digits": "23 ",
    "dashes": "4-5-",
    "ordinals": "والثانية والثالثة ",
    "rounds": "الجولة الرابعة من أستانا السورية في 4 مايو و",
    "names of talks": "أستانا سوريا جنيف ",
    "claims": "لم تشارك المعارضة في محادثات أستانا السورية ",
    "brackets": "((((",
    "one word": "ا",
    "dates": "في 4 مايو 2017 ",
    "lists": "روسيا وتركيا وإيران والأردن وأستانا سوريا ",
    "people": "رئيس وفد المعارضة أحمد طعمة في أستانا سوريا ",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_time_grows_with_length_and_not_faster(name: str) -> None:
    piece = HOSTILE[name]
    small, large = piece * (6_000 // len(piece)), piece * (48_000 // len(piece))
    extract(Document(small), load())
    assert _seconds(large) < 8 * 3 * _seconds(small) + 0.3


def _seconds(text: str) -> float:
    times = []
    for _ in range(3):
        start = time.process_time()
        extract(Document(text), load())
        times.append(time.process_time() - start)
    return min(times)
