#!/bin/sh
# Starts one of deploy/'s modules with a Python that is new enough: `sh deploy/python.sh deploy.run`.
# Written for the plainest shell, because it is what runs where nothing has been installed yet.
cd "$(dirname "$0")/.." || exit 1

new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

for python in .venv/bin/python python3 python3.13 python3.12 python3.11 python3.14 python; do
    if new_enough "$python"; then
        exec "$python" -m "$@"
    fi
done
echo "Erfa needs Python 3.11 or newer: install it (on Debian: apt-get install python3 python3-venv) and run this again." >&2
exit 1
