"""What production must be told: read from the environment or a secret file, judged, never guessed.

Each function returns a value that is fit for use, or raises ImproperlyConfigured with a sentence in
English and in Dutch. A sentence never repeats a secret.
"""

import os
import re
from dataclasses import dataclass
from email.utils import parseaddr
from pathlib import Path
from typing import Any, NoReturn

import environ
from django.core.exceptions import ImproperlyConfigured

MINIMUM_KEY_LENGTH = 50
MINIMUM_KEY_VARIETY = 10
SAMPLE_KEYS = ("django-insecure-", "alleen-voor-", "changeme", "change-me", "secret", "your-")


@dataclass(frozen=True, repr=False)
class Told:
    """All that production was told."""

    secret_key: str
    allowed_hosts: list[str]
    database: dict[str, Any]
    broker_url: str
    documents_root: Path
    signature_pkcs12: Path | None
    mail_from: str
    email_password: str


def everything() -> Told:
    """Read and judge all of it."""
    return Told(
        secret_key=secret_key(),
        allowed_hosts=allowed_hosts(),
        database=database(),
        broker_url=broker_url(),
        documents_root=documents_root(),
        signature_pkcs12=signature_pkcs12(),
        mail_from=mail_from(),
        email_password=email_password(),
    )


def value(name: str) -> str:
    """The value of NAME, or the content of the file that NAME_FILE points at."""
    direct, file = os.environ.get(name, "").strip(), os.environ.get(f"{name}_FILE", "").strip()
    if direct and file:
        _refuse(
            f"Set {name} or {name}_FILE, not both.",
            f"Stel {name} of {name}_FILE in, niet allebei.",
        )
    found = _content(f"{name}_FILE", file) if file else direct
    if not found:
        _refuse(
            f"{name} is missing: set it, or let {name}_FILE name a file that holds it.",
            f"{name} ontbreekt: stel het in, of noem met {name}_FILE een bestand met de waarde.",
        )
    return found


def secret_key() -> str:
    """SECRET_KEY: long, varied, and not one that others know."""
    key = value("SECRET_KEY")
    if len(key) < MINIMUM_KEY_LENGTH or len(set(key)) < MINIMUM_KEY_VARIETY:
        _refuse(
            f"SECRET_KEY is too weak: use at least {MINIMUM_KEY_LENGTH} random characters.",
            f"SECRET_KEY is te zwak: gebruik ten minste {MINIMUM_KEY_LENGTH} willekeurige tekens.",
        )
    if key.lower().startswith(SAMPLE_KEYS):
        _refuse(
            "SECRET_KEY is a sample that others know: make one of your own.",
            "SECRET_KEY is een voorbeeld dat anderen kennen: maak een eigen sleutel.",
        )
    return key


def allowed_hosts() -> list[str]:
    """ALLOWED_HOSTS: host names with commas between them, each in full."""
    hosts = [host.strip() for host in value("ALLOWED_HOSTS").split(",") if host.strip()]
    if not hosts or any("*" in host for host in hosts):
        _refuse(
            "ALLOWED_HOSTS must name each host in full; * is not accepted.",
            "ALLOWED_HOSTS moet elke hostnaam voluit noemen; * mag niet.",
        )
    return hosts


def database() -> dict[str, Any]:
    """DATABASE_URL, which must point to a PostgreSQL database with a name."""
    url = value("DATABASE_URL")
    if not url.startswith(("postgres://", "postgresql://")):
        _refuse(
            "DATABASE_URL must point to PostgreSQL: postgres://user:password@host:5432/name.",
            "DATABASE_URL moet naar PostgreSQL wijzen: postgres://naam:wachtwoord@host:5432/naam.",
        )
    config: dict[str, Any] = environ.Env.db_url_config(url)
    if not config["NAME"]:
        _refuse("DATABASE_URL does not name a database.", "DATABASE_URL noemt geen database.")
    return config


def broker_url() -> str:
    """REDIS_URL, which must point to a Valkey or Redis server."""
    url = value("REDIS_URL")
    if not url.startswith(("redis://", "rediss://")):
        _refuse(
            "REDIS_URL must point to Valkey or Redis: redis://:password@host:6379/0.",
            "REDIS_URL moet naar Valkey of Redis wijzen: redis://:wachtwoord@host:6379/0.",
        )
    return url


def documents_root() -> Path:
    """DOCUMENTS_ROOT, where the issued letters are kept: a full path, as it is worth a backup."""
    return _full_path("DOCUMENTS_ROOT")


def signature_pkcs12() -> Path | None:
    """SIGNATURE_PKCS12, the key under the letters; None when a token (PKCS#11) holds the key.

    Only named, not opened: a worker seals, and nobody else needs to be able to read the file.
    """
    if os.environ.get("SIGNATURE_PKCS11_MODULE", "").strip():
        for name in ("SIGNATURE_PKCS11_TOKEN", "SIGNATURE_PKCS11_KEY"):
            if not os.environ.get(name, "").strip():
                _refuse(
                    f"{name} is missing: it tells where in the token the key is.",
                    f"{name} ontbreekt: die zegt waar in het token de sleutel is.",
                )
        return None
    return _full_path("SIGNATURE_PKCS12")


def mail_from() -> str:
    """MAIL_FROM, the sender of all mail; what cannot be delivered comes back to it."""
    sender = value("MAIL_FROM")
    if not re.fullmatch(r"[^\s@]+@[^\s@]+\.[^\s@]+", parseaddr(sender)[1]):
        _refuse(
            "MAIL_FROM must hold an address: Regio Deals <regiodeals@example.nl>.",
            "MAIL_FROM moet een adres bevatten: Regio Deals <regiodeals@example.nl>.",
        )
    return sender


def email_password() -> str:
    """EMAIL_HOST_PASSWORD, for a mail server at which one logs in (EMAIL_HOST_USER)."""
    return value("EMAIL_HOST_PASSWORD") if os.environ.get("EMAIL_HOST_USER", "").strip() else ""


def _full_path(name: str) -> Path:
    path = Path(value(name))
    if not path.is_absolute():
        _refuse(
            f"{name} must be a full path, starting with /.",
            f"{name} moet een volledig pad zijn, dat begint met /.",
        )
    return path


def _content(name: str, path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise ImproperlyConfigured(
            f"{name} names a file that cannot be read: {path}. "
            f"/ {name} noemt een bestand dat niet te lezen is: {path}."
        ) from error


def _refuse(english: str, dutch: str) -> NoReturn:
    raise ImproperlyConfigured(f"{english} / {dutch}")
