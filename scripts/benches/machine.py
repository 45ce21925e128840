"""What the machine tells of a process (Linux only), and how a program tells what it has found."""

import json
import os
import sys
from pathlib import Path
from typing import Any


def memory(pid: int | str = "self") -> float:
    """Megabytes that a process has in memory (RSS)."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def tell(**facts: Any) -> None:
    """One line of JSON for the process that measures."""
    sys.stdout.write(json.dumps(facts) + "\n")
    sys.stdout.flush()
