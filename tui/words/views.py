"""English sentences: matrix, concordance, tables, timeline and comparisons on the command line."""

ENGLISH: dict[str, str] = {
    "usage.matrix": "who is said to have been at which meeting, by how many articles and independent sources",
    "usage.kwic": "every place of a search, or of chosen values, with the words before and after it",
    # options
    "option.csv": "CSV instead of a table",
    "option.csv-long": "CSV with one row a claim, its words beside it; empty cells say why they are empty",
    "option.raw-csv": "in CSV, do not disarm cells that a spreadsheet would run as a formula",
    "option.matrix-rows": "what the rows are: meeting",
    "option.matrix-columns": "what the columns are: party or person",
    "option.process": "only meetings of this process (else the one that most articles are about); all for every one",
    "option.only": "only this party or person, or the people of this party; an id or a label, may be given "
    "several times",
    "option.min": "only parties or people of whom at least N articles make a claim",
    "option.most": "at most N columns, those with the most articles",
    "option.evidence": "show the claims behind every cell, with their words",
    "option.wide": "CSV with one row a meeting and one column a party or person",
    "option.kwic-query": "words to search for; without them, the places of the values chosen by --where",
    "option.kwic-sort": "by the next word, by the previous word, or by the place in the articles",
    "option.kwic-context": "words on either side, in CSV, JSON and pipes",
    "option.kwic-limit": "stop at so many places",
    "option.neighbours": "how often which word stands next to it, instead of the places",
    # concordance
    "kwic.total": "{shown} places",
    "kwic.cut": "The first {shown} places only; --limit shows more.",
    "kwic-nothing-asked": "Say what to look for: words, or values by --where KIND=VALUE.",
    "kwic.next": "next",
    "kwic.previous": "previous",
    "column.side": "side",
    "column.word": "word",
    "column.times": "times",
    # matrix
    "matrix.meeting": "meeting",
    "matrix.day": "first day",
    "matrix.basis": "art/src",
    "matrix.legend": "art/src: articles that name the meeting / independent sources (outlets). In a cell, the number is "
    "that of the sources.",
    "matrix.stances": "✓ there  ~ broke off  ✗ not there  ? foreseen  ! they contradict each other",
    "matrix.empties": "blank: no article on the meeting   ·  articles do not name them   …  named, nothing on attendance",
    "matrix.roles": "Before the mark, as what: {letters}",
    "matrix.left-out": "Not shown, because of --min or --most: {count} more.",
    "matrix.unplaced": "Articles with a claim on a meeting that could not be worked out: {count}.",
    "matrix.process": "Meetings of {process}; --process all shows every one.",
    "matrix.nothing": "No article of the selection makes a claim of attendance.",
    "matrix.said-of": "{meeting} · {actor}",
    "process-unknown": "There is no process {process}. There are: {known}.",
}
