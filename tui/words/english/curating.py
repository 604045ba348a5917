"""English sentences: correcting what was found, and coding."""

SENTENCES: dict[str, str] = {
    "coding-no-coder": "Nobody is named as the coder. Give a name with --coder NAME, or once and for all in the "
    'settings: coder = "NAME"',
    "coding-not-there": "What is to be corrected is not found in {article} (any more). See what is: jawla show "
    "{article}",
    "coding-no-words": "The words that prove it are missing: choose some of the article.",
    "coding-unchanged": "Nothing would change: the new value is the old one.",
    "coding-follows": "Values of {kind} follow from something else; correct that instead (the claim behind an "
    "attendance, the day behind a month).",
    "coding-kind-unknown": "There is no facet kind {kind}. There are: {kinds}.",
    "coding-word-unknown": "{word} is no {field}. There are: {known}.",
    "coding-meeting-unknown": "There is no meeting {meeting}. To see those there are: jawla profile check",
    "coding-no-reason": "A coded cell needs its reason: say what decides it.",
    "coding-entry-unknown": "No single decision has the id {id} ({count} have). See: jawla correct list",
    "coding-undone-already": "{id} was undone already, by {coder}.",
    "coding-empty": "There is nothing in it. Write a word or more.",
    "state.undetermined": "undetermined",
    "status.machine": "machine",
    "status.confirmed": "confirmed",
    "status.corrected": "corrected",
    "status.added": "added",
}
