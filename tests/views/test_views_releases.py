"""Snapshots and what changed since; the matrix counted in other ways."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from store import Selection, Store
from store.draft import OutletDraft
from store.release import Release, ReleaseError, difference, read_release, release_of, write_release
from store.sensitivity import sensitivity
from store.writing import Writer
from tests.views.collection import KINDS, MEETINGS, article, opened, party, person

Holding = Callable[..., Store]
STATE_OWNED = OutletDraft("sana", "agency", "state", "SYR", "SYR")


def state(store: Store) -> Release:
    return release_of(store, date="2024-01-01", program="1")


def test_nothing_has_changed_since_the_same_state(holding: Holding) -> None:
    own = state(holding(article("a", party("turkey", "attended"))))
    found = difference(own, own)
    assert (found.new_articles, found.gone_articles, found.cells, found.coded) == ((), (), (), ())


def test_a_cell_changes_because_an_article_is_new_or_gone(holding: Holding) -> None:
    kept = article("kept", party("turkey", "attended"))
    before = state(holding(kept, article("old", party("turkey", "absent"))))
    after = state(
        holding(kept, article("new", party("turkey", "attended"), person(None, "turkey", "absent")))
    )
    found = difference(before, after)
    assert (found.new_articles, found.gone_articles) == (("new",), ("old",))
    told = {
        (cell.actor, cell.before, cell.after): [(own.article, own.gained, own.why) for own in cell.claims]
        for cell in found.cells
    }
    assert told == {
        ("turkey", "absent:1, attended:1", "attended:2"): [
            ("old", False, "article-gone"), ("new", True, "new-article"),
        ],
        ("?خالد", "", "absent:1"): [("new", True, "new-article")],
    }  # fmt: skip


def test_a_cell_changes_because_a_coder_decided_so(holding: Holding) -> None:
    store = holding(article("a", party("turkey", "attended")))
    before = state(store)
    claim = store.article(1).claims[0]
    store.curation.correct(
        1, "change", "سمر", target=claim, replacement=replace(claim, state="absent"), why="سبب"
    )
    store.curation.code_cell("astana:4", "party", "turkey", "سمر", state="absent", role=None, reason="سبب")
    [cell] = difference(before, state(store)).cells
    assert (cell.before, cell.after) == ("attended:1", "absent:1")
    assert {own.why for own in cell.claims} == {"coded"}
    assert difference(before, state(store)).coded == (("astana:4 turkey سمر", "", "absent"),)


def test_an_article_that_was_read_anew_is_told_as_that(holding: Holding) -> None:
    before = state(holding(article("a", party("turkey", "attended"))))
    [(sha256, own)] = before.articles.items()
    after = replace(before, articles={sha256: own._replace(profile="newer")}, claims={})
    found = difference(before, after)
    assert found.read_anew == ("a",)
    assert [change.why for cell in found.cells for change in cell.claims] == ["read-anew"]


def test_a_snapshot_is_kept_and_read_back(holding: Holding, tmp_path: Path) -> None:
    own = state(holding(article("a", party("turkey", "attended", segment="technical"))))
    path = tmp_path / "deep" / "one.json.gz"
    write_release(own, path)
    assert read_release(path) == own
    first = path.read_bytes()
    with pytest.raises(ReleaseError, match="snapshot-exists"):
        write_release(own, path)
    write_release(own, path, overwrite=True)
    assert path.read_bytes() == first
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("contents", [b"", b"x", b"\x1f\x8b\x08\x00"])
def test_a_file_that_is_no_snapshot_is_a_clear_problem(tmp_path: Path, contents: bytes) -> None:
    (tmp_path / "a").write_bytes(contents)
    with pytest.raises(ReleaseError, match="snapshot-unreadable"):
        read_release(tmp_path / "a")
    with pytest.raises(ReleaseError, match="snapshot-unknown"):
        read_release(tmp_path / "b")


def test_a_cell_is_counted_in_every_way(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with Writer.open(
        path, kinds=KINDS, meetings=MEETINGS, versions={"program": "0", "profile": "0"}, outlets=[STATE_OWNED]
    ) as writer:
        writer.add(
            [
                article("one", party("turkey", "attended"), source="sana"),
                article("two", party("turkey", "attended"), source="sana", text="نص ثان حضر الوفد كما قيل"),
                article("three", party("turkey", "absent", resolved_by="date"), source="anadolu"),
            ]
        )
    store = opened(path)
    [cell] = sensitivity(store, Selection())
    assert cell.states == {
        "articles": "attended:2, absent:1",
        "outlets": "absent:1, attended:1",
        "independent": "absent:1, attended:1",
        "without-reference": "attended:1",
        "without-state-owned": "absent:1",
    }
    assert cell.changed == ("without-reference", "without-state-owned")
    assert sensitivity(store, Selection().toggle("source", "anadolu"))[0].states["articles"] == "absent:1"
    store.close()
