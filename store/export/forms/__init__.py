"""The forms that tables can be written in: one module each, and one line here."""

from __future__ import annotations

from collections.abc import Mapping

from store.export.forms import csv, jsonl, parquet, xlsx
from store.export.forms.form import Form

FORMS: Mapping[str, Form] = {form.name: form for form in (csv.FORM, jsonl.FORM, xlsx.FORM, parquet.FORM)}
