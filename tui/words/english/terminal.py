"""English sentences: terminal modes and their detection, the doctor."""

SENTENCES: dict[str, str] = {
    # why a mode was taken
    "terminal-mode-chosen": "you asked for this mode",
    "terminal-mode-variable": "the variable JAWLA_TERMINAL_MODE asks for it",
    "terminal-mode-remembered": "you chose it for {terminal} before; `jawla doctor` can forget that",
    "terminal-mode-bdsm": "the terminal answered that it can leave the order of letters to programs (as VTE and mintty do)",
    "terminal-mode-konsole": "the terminal said that it is Konsole, which can be told to leave the order of letters alone",
    "terminal-mode-mlterm": "the terminal said that it is mlterm, which can be told to leave the order of letters alone",
    "terminal-mode-kitty": "the terminal said that it is kitty, which turns every word round once more",
    "terminal-mode-qtermwidget": "the terminal answered as QTerminal does, which reorders runs of one colour",
    "terminal-mode-silent-vte": "it did not answer, but VTE_VERSION says that it is one of the VTE family",
    "terminal-mode-no-bidi": "the terminal ({terminal}) is not known to reorder letters",
    "terminal-mode-untried": "we could not try {terminal}; it is said to reorder letters by itself",
    "terminal-mode-unknown": "the terminal did not say what it is",
    "terminal-mode-tmux-kitty": "tmux says that kitty is attached",
    "terminal-mode-tmux-qtermwidget": "tmux is attached from QTerminal, which reorders runs of one colour",
    "terminal-mode-tmux-passthrough": "tmux hands our request on to the terminal ({terminal})",
    "terminal-mode-tmux-closed": "tmux does not hand our request on to the terminal ({terminal})",
    "terminal-mode-tmux-marks": "inside tmux invisible marks keep every letter in its place ({terminal})",
    "terminal-mode-tmux-unknown": "tmux does not say which terminal is attached; invisible marks harm none",
    "terminal-mode-screen": "screen was started in this kind of terminal ({terminal})",
    "terminal-mode-screen-marks": "inside screen invisible marks keep every letter in its place",
    # what the reader can do
    "terminal-hint-passthrough": "Arabic cannot come out right here until tmux hands our request on: put "
    "`set -g allow-passthrough on` into ~/.tmux.conf, or start jawla outside of tmux.",
    "terminal-hint-unknown": "If Arabic is out of order, run `jawla doctor` and pick the row that reads right; "
    "the choice is remembered for this terminal.",
    "terminal-hint-untried": "Run `jawla doctor` and pick the row that reads right. If none does, switch the terminal's "
    "own right-to-left support off and choose the mode plain.",
    # the dialog of the explorer
    "terminal.head": "The same sentence as this terminal shows it in several modes. In the right row it begins at the right, "
    "its letters are joined, brackets stand round the word before the quotation, and Astana 4 is at the left end. "
    "Enter takes the row.",
    "terminal.keep": "Leave it as it is: mode {mode}",
    "terminal.none": "No row reads right",
    "terminal.forget": "Forget what was chosen for {terminal}",
    "terminal.forgotten": "The choice is forgotten: from the next start on, the mode is detected again.",
    "terminal.this-time": "Mode {mode} until you leave. At the next start the option, the setting or the variable decides "
    "again.",
    "terminal.found": "Mode {mode}, because {why}.",
    "terminal.help": "If Arabic is out of order: {key} shows one sentence in every mode.",
    # fonts
    "terminal-fonts-found": "fonts with all Arabic letter forms and one width are installed: {names}",
    "terminal-fonts-missing": "no font of one width with all Arabic letter forms is installed: letters may be boxes, or "
    "cramped. Install DejaVu Sans Mono and choose it in the terminal's settings.",
    "terminal-fonts-remote": "fonts belong to the machine where the terminal runs, which cannot be seen from here. "
    "DejaVu Sans Mono has all Arabic letter forms.",
    "terminal-fonts-unknown": "which fonts are installed cannot be found out here (fc-list is missing). "
    "DejaVu Sans Mono has all Arabic letter forms.",
}
"""Reasons take `terminal`, the name under which a choice is remembered; hints and font facts take what they name."""
