"""`python -m jawla` and the `jawla` command."""

from __future__ import annotations

import sys

from jawla.cli import main

if __name__ == "__main__":
    sys.exit(main())
