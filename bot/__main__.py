"""`python -m bot`: what scripts/run starts. Processes that the bot starts load this file too, but not the bot."""

if __name__ == "__main__":
    import gc

    from bot.settings import read_settings

    read_settings()  # wrong ones end the start at once, before all that is slow to load
    gc.disable()  # it would look through all that is loaded again and again; nothing of it is garbage
    from bot.cli import app

    gc.enable()
    app(prog_name="scripts/run")
