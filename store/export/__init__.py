"""A selection as files that a study can cite: tables, codebook, and the query that makes them again."""

from store.export.how import How
from store.export.query import read_query
from store.export.tables import COLUMNS
from store.export.writing import ExportedFile, ExportReport, export, remake

__all__ = ["COLUMNS", "ExportReport", "ExportedFile", "How", "export", "read_query", "remake"]
