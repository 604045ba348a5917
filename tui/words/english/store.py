"""English sentences: problems that the store reports."""

SENTENCES: dict[str, str] = {
    "store-missing": "There is no database at {path}. Import articles first, or name another with --db.",
    "store-unreadable": "{path} cannot be opened ({reason}). Check that it exists and that you may read it.",
    "store-not-ours": "{path} is not a database of this program; it was left as it is.",
    "store-newer": "{path} was written by a newer version of this program (schema {version}; this one knows "
    "{known}). Update the program to open it.",
    "store-older": "{path} was written by an older version of this program. Bring it up to date with: "
    "jawla db migrate",
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
    "query-too-long": "The search has more than {limit:word}.",
    "saved-exists": "There is a saved selection of the name {name} already. Choose another name, or delete it first.",
    "saved-unknown": "There is no saved selection of the name {name}. To see those there are: jawla saved list",
    "saved-nameless": "A saved selection needs a name that can be seen, without control characters.",
    "filter-cannot-narrow": "Values of {kind} cannot narrow a saved selection that has other ones of that kind; "
    "search for them, or choose them in a selection of their own.",
    "check-damaged": "The file is damaged in {count} places: {example}. Restore a copy, or import the articles into "
    "a new database.",
    "check-without-text": "{count} articles have no text, among them {example}. Import them into a new database.",
    "check-not-indexed": "{count} articles cannot be searched, among them {example}. Mend it with: "
    "jawla db migrate --reindex",
    "check-index-of-none": "The search index has {count} articles that are not there. Mend it with: "
    "jawla db migrate --reindex",
    "check-index-differs": "The search index has other words of {count} articles than their texts, among them "
    "{example}. Mend it with: jawla db migrate --reindex",
    "check-index-words": "The search index has {count} words more or less often than the texts, among them {example}. "
    "Mend it with: jawla db migrate --reindex",
    "check-index-damaged": "The search index is damaged ({example}). Mend it with: jawla db migrate --reindex",
    "check-text-changed": "The texts of {count} articles are not those which were imported, among them {example}. "
    "Import them into a new database.",
    "check-span-outside": "{count} mentions lie outside their text, some in {example}. Import the articles into a new "
    "database.",
    "check-claim-outside": "{count} claims lie outside their text, some in {example}. Import the articles into a new "
    "database.",
    "check-orphan-row": "Rows of {count} tables refer to something that is not there, some in {example}. Import the "
    "articles into a new database.",
    "check-other-fold": "The search index was made by another version. Bring it up to date with: jawla db migrate",
    "check-saved-unreadable": "{count} saved selections cannot be read, among them {example}. Delete it with "
    "jawla saved delete, or use the version of the program that saved it.",
    "export-exists": "{folder} already holds {files}; nothing was written. Choose another folder, or allow "
    "overwriting (--force).",
    "export-nowhere": "Say where to: jawla export FOLDER, or jawla export --from query.json.",
    "export-unknown": "There is no {kind} “{name}” to export. There are: {known}.",
    "export-columns-unreadable": "“{words}” names no columns. Write TABLE=COLUMN,COLUMN, such as "
    "claims=claim_id,actor_id,state.",
    "export-needs-package": "Writing {form} needs another package. Run: pip install '{package}'",
    "export-xlsx-rows": "{file} would have more than {most} rows, which no XLSX sheet can hold; nothing was "
    "written. Narrow the selection or choose another form.",
    "export-xlsx-cell": "Row {row} of {file} has a cell of more than {most} characters, which XLSX cannot hold; "
    "nothing was written. Choose another form, or leave the column out.",
    "export-query-unreadable": "{path} is no query of an export that can be read: {reason}. Nothing was written.",
    "export-other-collection": "This is not the collection of {date} any more: it has {now} articles, then there were "
    "{then}, or texts, profiles or program have changed since. Nothing was written; "
    "export anew without --from.",
    "export-differs": "{files} would differ from the export of {date}: marks, corrections or what is known from outside "
    "the texts have changed since, or the program has. Nothing was written.",
    "export-no-replication": "{path} is no table of a replication folder: {reason}. Name a folder that "
    "jawla export --replication wrote.",
    "snapshot-exists": "There is a snapshot of that name already: {path}. Choose another name, or allow overwriting (--force).",
    "snapshot-failed": "The snapshot could not be written to {path}: {why}.",
    "snapshot-unknown": "There is no snapshot {path}. Keep one with: jawla snapshot NAME",
    "snapshot-unreadable": "The snapshot {path} cannot be read ({why}). Remove the file, or keep it anew with --force.",
    "export-failed": "Nothing was exported to {folder}: {reason}.",
    "query-too-deep": "The search has more than {limit:bracket} within each other.",
    # jawla db
    "usage.db": "look after a database: check it, what is in it, make it small, describe it to Datasette",
    "db.check": "look for damage, rows that hang in the air, and a search index out of step",
    "db.info": "size, versions and what is in it",
    "db.compact": "give back unused room; needs as much free disk as the file is large",
    "db.metadata": "write what datasette --metadata takes: facets and order of the views, and a search that folds",
    "db.migrate": "bring a database of an older version up to date",
    "db.groups": "group the copies among articles that were imported before, or all of them again",
    "option.groups-threshold": "group all again; copies share at least this much of the shorter text (0.05 to 1)",
    "option.groups-again": "group all again",
    "db.grouped": "{path}: {articles:article}, {copies} of them in {groups:group} of copies (threshold "
    "{threshold})",
    "copies-threshold": "{threshold} is no share of a text; give a number from 0.05 to 1, such as 0.25",
    "option.reindex": "make the search index anew in any case",
    "option.metadata-file": "file to write; else it is printed",
    "option.metadata-force": "overwrite the file",
    "db.sound": "{path}: {articles:article}, no fault found",
    "db.compacted": "{path}: {before:byte} before, {after:byte} now",
    "db.migrated": "{path}: brought from schema {before} to {after}",
    "db.up-to-date": "{path}: up to date (schema {after})",
    "db.reindexed": "{path}: search index made anew (schema {after})",
    "db.file": "file",
    "db.bytes": "bytes",
    "db.unused": "of them unused",
    "db.schema": "schema",
    "db.fold": "index made with fold",
    "db.days": "days",
    "db.last-import": "last import",
    "db.program": "read by version {version}",
    "db.profile": "read with profiles {version}",
    "db.articles": "{count:article}",
    "db.rows": "rows of {table}",
    "db.written": "made {path}; use it with: datasette {database} --metadata {path}",
    "db-file-exists": "{path} exists; nothing was written. Name another file, or allow overwriting with --force.",
    "db-file-unwritable": "{path} cannot be written ({system}). Check the name and the permissions of its folder.",
    # jawla saved
    "usage.saved": "selections that you saved under a name: list, save, rename, delete; --saved NAME uses one",
    "saved.list": "names and filters of what is saved",
    "saved.save": "keep the filters that follow under a name",
    "saved.rename": "give a saved selection another name",
    "saved.delete": "forget a saved selection",
    "saved.name": "name of a saved selection",
    "saved.new-name": "its new name",
    "saved.force": "replace the one that has the name already",
    "saved.saved": "Saved as {name}: {total:article} now.",
    "saved.renamed": "{name} is called {new_name} now.",
    "saved.deleted": "{name} is deleted.",
    "option.saved": "only articles of the selection saved under this name; further filters narrow it",
    "column.name": "name",
    "column.saved-at": "saved",
    "column.filters": "filters",
}
