"""English sentences of the explorer's views of words and values: concordance, tables, comparisons."""

_COMMANDS: dict[str, tuple[str, str]] = {
    "view_concordance": (
        "concordance",
        "every place of the search or the chosen values, with the words around",
    ),
    "sort_lines": ("order", "by place in the articles, by the next word, by the previous word"),
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
}
