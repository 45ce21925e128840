# Sourced by the scripts beside it: finds Python and makes the project's own environment in .venv.
# $root is the project's folder. Whatever set-up has to say goes to standard error.

# The first Python on this machine that is new enough, as $base_python.
find_python() {
    for base_python in python3 python3.14 python3.13 python3.12 python3.11 python; do
        if "$base_python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
            return
        fi
    done
    echo "Laoke needs Python 3.11 or newer, and found none. Install it (Debian, Ubuntu: apt-get install python3 python3-pip), then run this again." >&2
    exit 1
}

# Installs a locked list into .venv, if it is not there already; $python is then the environment's Python.
set_up() {
    find_python
    (cd "$root" && exec "$base_python" -m scripts.prepare "$1") >&2 || exit 1
    python=$root/.venv/bin/python
}

heading() {
    printf '\n== %s\n' "$1"
}

# Ends the script, saying at which step.
failed() {
    printf '\n== Failed: %s\n' "$1" >&2
    exit 1
}
