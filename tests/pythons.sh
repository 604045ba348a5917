#!/bin/sh
# The tests on each supported Python that is found besides the one of .venv; says which were and were not.
set -u
status=0
own=$(.venv/bin/python -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null)
for version in 3.11 3.12 3.13; do
    [ "$version" = "$own" ] && { echo "Python $version: tested by make test"; continue; }
    if ! "python$version" -c "import venv" 2>/dev/null; then
        echo "Python $version: not found, not tested"
        continue
    fi
    echo "Python $version: $("python$version" --version)"
    make --no-print-directory test VENV=".venv-$version" PYTHON="python$version" || { status=1; echo "Python $version: FAILED"; }
done
exit $status
