"""English sentences: problems and outcomes of importing, extraction and profiles."""

SENTENCES: dict[str, str] = {
    "profile-not-found": "there is no profile {name}: looked for {name}/profile.toml in {folders}; "
    "`jawla profile list` names the known ones",
    "profile-invalid": "the profiles {names} cannot be used: {count} faults, the first in {file}; "
    "`jawla profile check FOLDER` tells each of them",
    "profile-no-head": "{file} is missing: a profile is a folder with a profile.toml; `jawla profile new NAME` makes one",
    "profile-unreadable": "{file} cannot be read: {reason}",
    "profile-syntax": "{file} is no valid TOML: {reason}; texts stand in quotes, lists in [ ], each table begins with [id]",
    "profile-file-unknown": "{file} is no file of a profile and is not read; known are {known}",
    "profile-not-a-table": "{file}: {entry} stands outside a table; write [{entry}] above its fields",
    "profile-uses-itself": "{file}: uses leads back to the folder itself; take one of them out",
    "profile-uses-unknown": "{file}: uses names {value}, which is no profile folder; looked in {folders}",
    "profile-field-missing": "{file}, {entry}: the field {field} is missing; write {field} = …",
    "profile-field-type": "{file}, {entry}: {field} must be {wanted}",
    "profile-field-unknown": "{file}, {entry}: there is no field {field}; known are {known}",
    "profile-word": "{file}, {entry}: {field} = {value} is no known word; allowed are {allowed}",
    "profile-date": "{file}, {entry}: {field} = {value} is no date; write 2017-01-23, 2017-01 or 2017",
    "profile-reference": "{file}, {entry}: {value} stands in none of the {kind}; add it there or mend the id",
    "profile-rule-without-words": "{file}, {entry}: the rule {rule} needs the field {field} with its words",
    "profile-words-without-rule": "{file}, {entry}: the words of {field} count for nothing; add {rule} to rules",
    "profile-form-empty": "{file}, {entry}: the form {form} holds no letters",
    "profile-form-twice": "{file}, {entry}: {form} also leads to {other} at the same time; "
    "keep it in one, date both, or make it ambiguous",
    "profile-form-safe-and-ambiguous": "{file}, {entry}: {form} stands among the safe forms and the ambiguous ones; "
    "keep it in one of them",
    "profile-name": "{name} cannot name a profile: small Latin letters, digits, - and _ only",
    "profile-exists": "there is a profile {name} already: {folder}",
    "profile-unwritable": "{folder} cannot be written: {reason}",
    "side.guarantors": "Guarantors",
    "side.mediators": "Mediators",
    "side.hosts": "Hosts",
    "side.observers": "Observers",
    "side.others": "Others",
}
