"""The store: articles, facets and search in one SQLite file. `store.writing` is not loaded here."""

from store.selection import ORDERS, Selection
from store.store import Store

__all__ = ["ORDERS", "Selection", "Store"]
