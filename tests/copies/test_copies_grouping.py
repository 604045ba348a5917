"""Groups of copies: how well they are found, and that they depend on the texts alone."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.checking import check
from store.draft import Draft
from store.likeness import Runs, are_copies
from store.record import Record
from store.sketch import SKETCH_BYTES, agreeing, bands_of, imprint_of, runs_of
from store.upkeep import group_copies
from store.writing import Writer
from tests.copies.generated import Text, collection, pairs_of

REPORT = (
    "عقدت في العاصمة الكازاخستانية اليوم جلسة مغلقة بين وفود الدول الضامنة وبحثت تثبيت وقف إطلاق النار "
    "وتبادل قوائم المعتقلين وإدخال المساعدات إلى المناطق المحاصرة ثم التقى رئيس الوفد بالصحفيين مساء"
)


def draft(text: str, key: str = "") -> Draft:
    """An article of nothing but text."""
    digest = sha256((key + text).encode()).hexdigest()
    return Draft(key or digest[:8], f"/a/{digest}", digest, text, "text", "utf-8", "high", Record(), ())


def grouped(path: Path, texts: Iterable[str], *, at_once: int = 1000) -> dict[str, str]:
    """text → its group, after an import in the order given, so many articles a visit of the writer."""
    drafts = [draft(text) for text in texts]
    for start in range(0, len(drafts), at_once):
        with writer(path) as own:
            own.add(drafts[start : start + at_once])
    return groups_in(path)


def writer(path: Path) -> Writer:
    return Writer.open(path, kinds=(), meetings=(), versions={})


def groups_in(path: Path) -> dict[str, str]:
    with closing(sqlite3.connect(path)) as connection:
        return dict(connection.execute("SELECT text, copy_group FROM articles_view ORDER BY number"))


def scores(texts: Sequence[Text], groups: dict[str, str]) -> tuple[float, float]:
    """Recall and precision over pairs."""
    true = pairs_of(lambda number: texts[number].original, len(texts))
    found = pairs_of(lambda number: groups[texts[number].text], len(texts))
    return len(true & found) / len(true), len(true & found) / len(found)


def test_copies_are_found_and_what_only_looks_like_them_is_not(tmp_path: Path) -> None:
    texts = collection(seed=11, originals=40)
    recall, precision = scores(texts, grouped(tmp_path / "a.db", [text.text for text in texts]))
    print(f"{len(texts)} texts: recall {recall:.3f}, precision {precision:.3f}")
    assert recall >= 0.95
    assert precision >= 0.98


def test_groups_are_the_same_in_any_order_and_however_many_come_at_once(tmp_path: Path) -> None:
    texts = [text.text for text in collection(seed=5, originals=6)]
    found = grouped(tmp_path / "a.db", texts)
    Random(1).shuffle(texts)
    assert grouped(tmp_path / "b.db", texts, at_once=17) == found
    assert grouped(tmp_path / "c.db", texts[::-1], at_once=40) == found


def test_the_same_words_in_another_spelling_are_copies_however_short(tmp_path: Path) -> None:
    groups = grouped(tmp_path / "a.db", ["هدنة في أستانا", "هُدنة في استانا", "هدنة في جنيف"])
    assert groups["هدنة في أستانا"] == groups["هُدنة في استانا"] != groups["هدنة في جنيف"]


def test_a_group_is_named_after_the_smallest_hash_of_its_articles(tmp_path: Path) -> None:
    texts = [REPORT, f"{REPORT} أيضا", f"عاجل {REPORT}"]
    groups = grouped(tmp_path / "a.db", texts)
    assert set(groups.values()) == {min(draft(text).sha256[:16] for text in texts)}


@pytest.mark.parametrize("removed", [0, 1, 2])
def test_who_joined_two_others_takes_the_group_along(tmp_path: Path, removed: int) -> None:
    """One end and the other share too little; the middle has enough of both."""
    words = [f"كلمة{number}" for number in range(90)]
    parts = [" ".join(words[:50]), " ".join(words[20:70]), " ".join(words[40:])]
    path = tmp_path / "a.db"
    grouped(path, parts)
    group_copies(path, threshold=0.5)
    assert len(set(groups_in(path).values())) == 1
    with writer(path) as own:
        assert own.remove([draft(parts[removed]).key]) == 1
    after = groups_in(path)
    expected = grouped_by(tmp_path / "b.db", [part for part in parts if part != parts[removed]], 0.5)
    assert after == expected
    assert check(path) == ()


def grouped_by(path: Path, texts: Sequence[str], threshold: float) -> dict[str, str]:
    grouped(path, texts)
    group_copies(path, threshold=threshold)
    return groups_in(path)


def test_the_copies_of_a_removed_article_stay_a_group(tmp_path: Path) -> None:
    texts = [REPORT, REPORT.replace("اليوم", "أمس"), f"{REPORT}.", f"{REPORT} أيضا"]
    path = tmp_path / "a.db"
    grouped(path, texts)
    with writer(path) as own:
        own.remove([draft(REPORT).key])
    assert groups_in(path) == grouped(tmp_path / "b.db", texts[1:])
    with closing(sqlite3.connect(path)) as connection:
        bands = "SELECT count(*) FROM copy_bands WHERE article_id NOT IN (SELECT id FROM articles)"
        assert connection.execute(bands).fetchone() == (0,)


def test_another_threshold_groups_anew_and_back(tmp_path: Path) -> None:
    texts = [text.text for text in collection(seed=3, originals=3)]
    path = tmp_path / "a.db"
    plain = grouped(path, texts)
    strict = group_copies(path, threshold=0.9)
    assert strict.threshold == 0.9
    assert strict.copies < group_copies(path, threshold=0.25).copies
    assert groups_in(path) == plain


def test_an_import_that_died_before_grouping_is_made_up_for(tmp_path: Path) -> None:
    texts = [text.text for text in collection(seed=4, originals=3)]
    path = tmp_path / "a.db"
    own = writer(path)
    own.add([draft(text) for text in texts])
    own.__exit__(KeyboardInterrupt)
    assert set(groups_in(path).values()) == {draft(text).sha256[:16] for text in texts}
    group_copies(path)
    assert groups_in(path) == grouped(tmp_path / "b.db", texts)


@given(st.text(alphabet="ابتثجحخ \n.", max_size=400), st.text(alphabet="ابتثجحخ \n.", max_size=400))
def test_likeness_does_not_ask_who_comes_first(one: str, other: str) -> None:
    first, second = (Runs.of(runs_of(text.split())) for text in (one, other))
    assert are_copies(first, second) == are_copies(second, first)
    assert are_copies(first, first) == (len(first.ordered) >= 12)


@given(st.lists(st.integers(0, 3), min_size=128, max_size=128), st.randoms())
def test_agreeing_lanes_are_counted_one_by_one(lanes: list[int], chance: Random) -> None:
    values = [0, 1, 0x8000, 0xFFFF]
    one = [values[lane] for lane in lanes]
    other = [value if chance.random() < 0.5 else chance.choice(values) for value in one]
    numbers = [
        int.from_bytes(b"".join(v.to_bytes(2, "little") for v in own), "little") for own in (one, other)
    ]
    assert agreeing(*numbers) == sum(a == b for a, b in zip(one, other, strict=True))


def test_an_imprint_depends_on_the_folded_words_alone() -> None:
    assert imprint_of(REPORT) == imprint_of(REPORT.replace("أ", "ا").replace(" ", "  ،\n"))
    assert len(imprint_of(REPORT).sketch) == SKETCH_BYTES
    assert imprint_of("خبر قصير").sketch == b""
    assert len(bands_of(imprint_of(REPORT).sketch)) == 64
