"""`python -m bot`: what scripts/run starts."""

from bot.settings import read_settings

if __name__ == "__main__":
    read_settings()  # wrong ones end the start at once, before all that is slow to load
    from bot.cli import app

    app(prog_name="scripts/run")
