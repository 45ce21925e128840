"""Reads a spreadsheet in; as with the bot itself, the process that reads its lines loads this file and no more."""

if __name__ == "__main__":
    import asyncio
    import sys
    from pathlib import Path

    from scripts.benches.reading_in import main

    asyncio.run(main(sys.argv[1], Path(sys.argv[2])))
