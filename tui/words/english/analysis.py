"""English sentences of the explorer's views of words and values: concordance, tables, comparisons."""

_COMMANDS: dict[str, tuple[str, str]] = {
    "view_concordance": (
        "concordance",
        "every place of the search or the chosen values, with the words around",
    ),
    "sort_lines": ("order", "by place in the articles, by the next word, by the previous word"),
    "view_tables": ("tables", "values of a kind with their counts and spellings, or of two kinds together"),
    "take": ("choose", "choose the value as a filter, or drop it"),
    "table_kind": ("kind", "a table of another kind of values"),
    "table_with": ("with", "count the values together with those of another kind, or alone"),
}

SENTENCES: dict[str, str] = {
    **{f"command.{id}.label": label for id, (label, _) in _COMMANDS.items()},
    **{f"command.{id}": sentence for id, (_, sentence) in _COMMANDS.items()},
    "place.concordance": "In this view",
    "place.lines": "In the concordance",
    "place.neighbours": "Among the neighbouring words",
    "window.lines": "concordance",
    "window.neighbours": "neighbouring words",
    # concordance
    "kwic.title": "{places:place} · {order}",
    "kwic.title.cut": "The first {places:place} · {order}",
    "kwic.title.none": "Concordance",
    "kwic.order.text": "as they stand in the articles",
    "kwic.order.after": "by the next word",
    "kwic.order.before": "by the previous word",
    "kwic.neighbours": "Neighbouring words",
    "kwic.side.after": "Next word",
    "kwic.side.before": "Previous word",
    "kwic.nothing-asked": "Nothing is searched for or chosen yet. {key} searches; values are chosen in view 1 or 5.",
    "kwic.nothing-found": "No text of the selection has these words, or names what is chosen. {key} searches.",
    # tables
    "place.tables": "In this view",
    "place.table": "In the table",
    "place.spellings": "Among the spellings",
    "window.table": "table",
    "window.spellings": "spellings",
    "table.title": "{kind} · {rows:row}",
    "table.title.pairs": "{kind} and {other} in the same articles · {rows:row}",
    "table.articles": "articles",
    "table.short.articles": "art.",
    "table.short.together": "both",
    "table.short.sources": "src.",
    "table.spellings": "Spellings · {count}",
    "table.nothing": "No article of the selection has values of this kind.",
    "table.no-spellings": "No words of the texts stand for this value.",
    "table.which": "A table of which values?",
    "table.with-which": "Together with which values?",
    "table.alone": "alone, with their spellings",
}
