"""`python -m storage.migrations check` or `… new "what changes"`; both work on a throw-away SQLite file."""

import sys
import tempfile
from pathlib import Path

from storage import migrations


def main(words: list[str]) -> int:
    """Run one of the two verbs; 0 if all is well."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'scratch.db'}"
        migrations.upgrade(url)
        if words[:1] == ["new"] and len(words) == 2:
            migrations.revision(url, words[1])
        elif words == ["check"]:
            migrations.check(url)
        else:
            sys.stderr.write(f"{__doc__}\n")
            return 2
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
