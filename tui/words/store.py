"""English sentences: problems that the store reports."""

ENGLISH: dict[str, str] = {
    "store-missing": "There is no database at {path}. Import articles first, or name another with --db.",
    "store-unreadable": "{path} cannot be opened ({reason}). Check that it exists and that you may read it.",
    "store-not-ours": "{path} is not a database of this program; it was left as it is.",
    "store-newer": "{path} was written by a newer version of this program (schema {version}; this one knows "
    "{known}). Update the program to open it.",
    "store-older": "{path} was written by an older version of this program. Import into it once (an empty "
    "folder will do) to bring it up to date.",
    "store-damaged": "{path} is damaged ({reason}). Restore a copy, or import the articles into a new database.",
    "store-locked": "{path} is being written by another program. Try again in a moment.",
    "store-read-only": "{path} cannot be written. Check its permissions, and those of its folder.",
    "store-disk-full": "The disk is full; nothing more was written to {path}. Make room and try again.",
    "store-interrupted": "Reading {path} was stopped.",
    "store-closed": "{path} was closed already.",
    "store-failed": "{path} could not be read or written: {reason}.",
    "draft-unstorable": "{article} holds half of a surrogate pair at character {position}, which cannot be "
    "stored; it was skipped.",
    "article-unknown": "There is no article {article}. Name it by key, number, file name or start of its hash.",
    "article-ambiguous": "{article} means {count} articles: {keys}. Name one of them by its key.",
    "kind-unknown": "There is no facet kind {kind}. There are: {kinds}.",
    "value-unknown": "No article has {value} as {kind}. Near: {near}.",
    "date-unreadable": "{date} is not a date. Write 2017, 2017-05 or 2017-05-04.",
    "selection-unreadable": "This is not a selection: {line}",
    "query-no-words": "The search holds no letter and no digit.",
    "query-operand-missing": "Something is missing here: OR, AND and | stand between two things to search for.",
    "query-bracket-unclosed": "This bracket is never closed. Add ) at its end.",
    "query-bracket-unopened": "This bracket was never opened. Remove it, or put it in quotation marks.",
    "query-quote-unclosed": "This quotation mark is never closed. Add another one at its end.",
    "query-near-words-only": "NEAR takes words and phrases only, such as NEAR(وفد روسيا, 5).",
    "query-field-unknown": "There is no field {field}. There are: {fields}. To search for the words themselves, "
    "put them in quotation marks.",
    "query-state-unknown": "There is no is:{state}. There are: {states}.",
    "query-too-long": "The search has more than {limit} words.",
    "saved-exists": "There is a saved selection of the name {name} already.",
    "saved-unknown": "There is no saved selection of the name {name}.",
    "export-exists": "{folder} already holds {files}; nothing was written. Choose another folder, or allow "
    "overwriting.",
    "export-failed": "Nothing was exported to {folder}: {reason}.",
    "query-too-deep": "The search has more than {limit} brackets within each other.",
}
