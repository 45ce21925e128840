"""Settings from the environment or .env, checked at the start; each wrong one gives one clear line."""

import re
import sys
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, Field, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent
TELEGRAM = "https://api.telegram.org/bot"
EMBEDDED = "sqlite:///"
WEB_PORT = 8080


def _timezone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise ValueError(f"no time zone {name!r}; use an IANA name such as Asia/Shanghai") from error
    return name


def _web_address(url: str) -> str:
    if not re.fullmatch(r"https?://[^\s/]+(/\S*)?", url):
        raise ValueError("must be an http(s) address, such as http://127.0.0.1:8081/bot")
    return url.rstrip("/")


class Settings(BaseSettings):
    """What can be set; docs in the README."""

    model_config = SettingsConfigDict(env_prefix="LAOKE_", env_file=ROOT / ".env", extra="ignore")

    bot_token: str | None = None
    api_base_url: Annotated[str, AfterValidator(_web_address)] = TELEGRAM
    database_url: str = f"sqlite:///{ROOT / 'data' / 'laoke.db'}"
    owner_id: int | None = Field(default=None, gt=0)
    timezone: Annotated[str, AfterValidator(_timezone)] = "Asia/Shanghai"
    language: str = "zh_Hans"
    webhook_url: Annotated[str, AfterValidator(_web_address)] | None = None
    webhook_secret: str | None = Field(default=None, pattern=r"^[A-Za-z0-9_-]{16,256}$")
    listen: str = "127.0.0.1"
    port: int | None = Field(default=None, ge=0, le=65535)
    backup_dir: str | None = None
    log_level: str = "INFO"

    @field_validator("bot_token", "owner_id", "webhook_url", "webhook_secret", "port", "backup_dir", mode="before")
    @classmethod
    def _empty_is_unset(cls, value: object) -> object:
        return None if value == "" else value

    @field_validator("bot_token")
    @classmethod
    def _token_shape(cls, token: str | None) -> str | None:
        if token is not None and not re.fullmatch(r"\d+:[A-Za-z0-9_-]{20,}", token):
            raise ValueError("is not a bot token; @BotFather gives one like 123456:ABC-DEF…")
        return token

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, url: str) -> str:
        if not url.startswith((EMBEDDED, "postgresql://", "postgresql+psycopg://")):
            raise ValueError("must be sqlite:///path or postgresql://user@host/name")
        return url

    @field_validator("language")
    @classmethod
    def _known_language(cls, language: str) -> str:
        known = {"zh-hans": "zh_Hans", "zh-hant": "zh_Hant", "en": "en"}
        found = known.get(language.lower().replace("_", "-"))
        if found is None:
            raise ValueError("must be zh-Hans, zh-Hant or en")
        return found

    @field_validator("log_level")
    @classmethod
    def _known_level(cls, level: str) -> str:
        if level.upper() not in ("DEBUG", "INFO", "WARNING", "ERROR"):
            raise ValueError("must be DEBUG, INFO, WARNING or ERROR")
        return level.upper()

    @field_validator("webhook_secret")
    @classmethod
    def _secret_with_webhook(cls, secret: str | None, info: ValidationInfo) -> str | None:
        if info.data.get("webhook_url") and secret is None:
            raise ValueError("is needed with LAOKE_WEBHOOK_URL: 16 to 256 of A–Z a–z 0–9 _ -")
        return secret

    model_config["validate_default"] = True

    @property
    def web_port(self) -> int | None:
        """Where the web server listens; None: there is none, as polling needs none."""
        return WEB_PORT if self.port is None and self.webhook_url is not None else self.port

    @property
    def backups(self) -> Path | None:
        """The folder of the copies: beside the data; None: whoever runs the bot makes copies by other means."""
        if self.backup_dir == "off":
            return None
        if self.backup_dir is not None:
            return Path(self.backup_dir).expanduser()
        embedded = self.database_url.startswith(EMBEDDED)
        data = Path(self.database_url.removeprefix(EMBEDDED)).parent if embedded else ROOT / "data"
        return data / "backups"


def complaints(error: ValidationError) -> list[str]:
    """One line for each wrong setting; the value itself is not shown, it may be a secret."""
    lines = []
    for wrong in error.errors(include_input=False, include_url=False):
        name = "LAOKE_" + "_".join(str(part) for part in wrong["loc"]).upper()
        lines.append(f"{name}: {wrong['msg'].removeprefix('Value error, ')}")
    return lines


def read_settings() -> Settings:
    """The settings; wrong ones end the program with a line for each on standard error."""
    try:
        return Settings()
    except ValidationError as error:
        sys.stderr.write("".join(f"{line}\n" for line in complaints(error)))
        sys.exit(2)
