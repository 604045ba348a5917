"""Scripts that read the CSV files into R and Stata with types, labels of columns and labels of values.

Only our own names and labels stand in them; nothing of an article does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from store.export.column import GUARDED, Column
from store.export.tables import TABLES

_MOST_LABEL = 80
"""Characters of a variable's label in Stata."""

_IMPORT = 'clear varnames(1) encoding("utf-8") stringcols(_all) bindquote(strict) case(preserve)'


def r_script(columns: Mapping[str, Sequence[str]]) -> str:
    """`labels.R`: one data frame a table; codes are factors, days are dates where they are whole days."""
    lines = [
        "# Reads the CSV files of this folder. Run it with the folder as working directory.",
        "read_table <- function(file, integers, flags) {",
        '  table <- read.csv(file, colClasses = "character", na.strings = "", fileEncoding = "UTF-8-BOM",',
        '                    encoding = "UTF-8", quote = \'"\', check.names = FALSE)',
        "  for (name in integers) table[[name]] <- as.integer(table[[name]])",
        '  for (name in flags) table[[name]] <- table[[name]] == "true"',
        "  table",
        "}",
        'label <- function(column, text) { attr(column, "label") <- text; column }',
        "coded <- function(column, levels, labels) factor(column, levels = levels, labels = labels)",
    ]
    for name, own in _tables(columns):
        integers = _r_vector(column.name for column in own if column.type == "integer")
        flags = _r_vector(column.name for column in own if column.type == "flag")
        lines += ["", f'{name} <- read_table("{name}.csv", {integers}, {flags})']
        for column in own:
            place = f"{name}${column.name}"
            if column.values:
                values, meanings = _r_vector(column.values), _r_vector(column.values.values())
                lines.append(f"{place} <- coded({place}, {values}, {meanings})")
            lines.append(f"{place} <- label({place}, {_quoted(column.meaning)})")
    return "\n".join(lines) + "\n"


def stata_script(columns: Mapping[str, Sequence[str]]) -> str:
    """`labels.do`: one .dta file a table; codes are labelled numbers, in the order of the codebook."""
    lines = [
        "* Reads the CSV files of this folder and saves one .dta file a table. Stata 14 or newer.",
        "version 14",
    ]
    for name, own in _tables(columns):
        lines += ["", f'import delimited using "{name}.csv", {_IMPORT}']
        for column in own:
            if column.type == "integer":
                lines.append(f"destring {column.name}, replace")
            elif column.type == "flag":
                lines += _stata_coded(column.name, {"false": "no", "true": "yes"}, first=0)
            elif column.values:
                lines += _stata_coded(column.name, column.values, first=1)
            lines.append(f"label variable {column.name} {_stata(column.meaning[:_MOST_LABEL])}")
        lines.append(f'save "{name}.dta", replace')
    return "\n".join(lines) + "\n"


def _stata_coded(name: str, values: Mapping[str, str], *, first: int) -> Iterator[str]:
    """A column of words as labelled numbers."""
    yield f"generate int {name}_ = ."
    for number, value in enumerate(values, start=first):
        yield f"replace {name}_ = {number} if {name} == {_stata(value)}"
    pairs = " ".join(f"{number} {_stata(label)}" for number, label in enumerate(values.values(), start=first))
    yield f"label define {name}_ {pairs}, replace"
    yield f"label values {name}_ {name}_"
    yield f"order {name}_, after({name})"
    yield f"drop {name}"
    yield f"rename {name}_ {name}"


def _tables(columns: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, list[Column]]]:
    guarded = Column(GUARDED, "columns whose cell got an apostrophe in front")
    for name, wanted in columns.items():
        yield name, [own for own in (*TABLES[name].columns, guarded) if own.name in (*wanted, GUARDED)]


def _r_vector(words: Iterable[str]) -> str:
    return f"c({', '.join(map(_quoted, words))})"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _stata(text: str) -> str:
    return f'`"{text.replace("`", chr(39))}"\''
