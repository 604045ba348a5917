"""Stores on articles that a test makes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from store import Store
from store.draft import Draft
from tests.views.collection import opened, write

Holding = Callable[..., Store]


@pytest.fixture
def holding(tmp_path: Path) -> Iterator[Holding]:
    """Makes a store that holds the articles given."""
    stores: list[Store] = []

    def make(*drafts: Draft) -> Store:
        path = tmp_path / f"{len(stores)}.db"
        write(path, drafts)
        stores.append(opened(path))
        return stores[-1]

    yield make
    for store in stores:
        store.close()
