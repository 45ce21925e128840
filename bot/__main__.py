"""`python -m bot`: what scripts/run starts."""

from bot.cli import app

if __name__ == "__main__":
    app(prog_name="scripts/run")
