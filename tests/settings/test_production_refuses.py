"""Production starts only when it is told everything; a refusal is in English and in Dutch."""

import importlib
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from django.core.exceptions import ImproperlyConfigured

KEY = "k3Yv8Qw1Zx7Rt5Lp9Mn2Bc4Vd6Fg0Hj-ASDFGHJKLqwertyuiop_zxcvbnm"
COMPLETE = {
    "SECRET_KEY": KEY,
    "ALLOWED_HOSTS": "regiodeals.example.nl, www.regiodeals.example.nl",
    "DATABASE_URL": "postgres://web:geheim@db.example.nl:5432/regiodeals",
    "REDIS_URL": "redis://:geheim@broker.example.nl:6379/0",
    "DOCUMENTS_ROOT": "/srv/documents",
    "SIGNATURE_PKCS12": "/run/secrets/signature_p12",
    "MAIL_FROM": "Regio Deals <regiodeals@example.nl>",
}
TOKEN = {
    "SIGNATURE_PKCS11_MODULE": "/usr/lib/hsm.so",
    "SIGNATURE_PKCS11_TOKEN": "ministerie",
    "SIGNATURE_PKCS11_KEY": "zegel",
}
MAIL = ["EMAIL_HOST", "EMAIL_HOST_USER", "EMAIL_HOST_PASSWORD", "SITE_URL", "MAIL_HOLD"]
OPTIONAL = ["SECRET_KEY_FALLBACKS", "BEHIND_TLS_PROXY", *TOKEN, *MAIL]

Loader = Callable[..., ModuleType]


@pytest.fixture
def load(monkeypatch: pytest.MonkeyPatch) -> Loader:
    """Import the production settings anew in an environment that is exactly this."""

    def load_settings(**changes: str | None) -> ModuleType:
        for name in [*COMPLETE, *OPTIONAL]:
            monkeypatch.delenv(name, raising=False)
            monkeypatch.delenv(f"{name}_FILE", raising=False)
        for name, value in (COMPLETE | changes).items():
            if value is not None:
                monkeypatch.setenv(name, value)
        for name in ["base", "celery", "logging", "mail", "signing", "production"]:
            monkeypatch.delitem(sys.modules, f"regiodeals.settings.{name}", raising=False)
        return importlib.import_module("regiodeals.settings.production")

    return load_settings


def test_production_starts_when_it_is_told_everything(load: Loader) -> None:
    settings = load()
    assert settings.SECRET_KEY == KEY
    assert settings.ALLOWED_HOSTS == ["regiodeals.example.nl", "www.regiodeals.example.nl"]
    assert settings.DATABASES["default"]["HOST"] == "db.example.nl"
    assert COMPLETE["REDIS_URL"] == settings.CELERY_BROKER_URL
    assert Path("/srv/documents") == settings.DOCUMENTS_ROOT
    assert settings.DEBUG is False


@pytest.mark.parametrize("name", COMPLETE)
def test_production_refuses_to_start_when_one_is_missing(load: Loader, name: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=f"{name} is missing.* / {name} ontbreekt"):
        load(**{name: None})


@pytest.mark.parametrize("name", COMPLETE)
def test_an_empty_value_is_a_missing_value(load: Loader, name: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=f"{name} is missing"):
        load(**{name: "  "})


@pytest.mark.parametrize("name", COMPLETE)
def test_each_value_may_come_from_a_file(load: Loader, name: str, tmp_path: Path) -> None:
    secret = tmp_path / name
    secret.write_text(COMPLETE[name] + "\n")
    settings = load(**{name: None, f"{name}_FILE": str(secret)})
    assert settings.SECRET_KEY == KEY
    assert COMPLETE["REDIS_URL"] == settings.CELERY_BROKER_URL
    assert settings.DATABASES["default"]["PASSWORD"] == "geheim"


def test_a_value_and_a_file_at_once_are_refused(load: Loader, tmp_path: Path) -> None:
    (tmp_path / "key").write_text(KEY)
    with pytest.raises(ImproperlyConfigured, match="not both"):
        load(SECRET_KEY_FILE=str(tmp_path / "key"))


def test_a_secret_file_that_is_not_there_is_named(load: Loader, tmp_path: Path) -> None:
    absent = str(tmp_path / "absent")
    with pytest.raises(ImproperlyConfigured, match=f"SECRET_KEY_FILE.*{absent}"):
        load(SECRET_KEY=None, SECRET_KEY_FILE=absent)


def test_an_empty_secret_file_is_a_missing_value(load: Loader, tmp_path: Path) -> None:
    (tmp_path / "key").touch()
    with pytest.raises(ImproperlyConfigured, match="SECRET_KEY is missing"):
        load(SECRET_KEY=None, SECRET_KEY_FILE=str(tmp_path / "key"))


@pytest.mark.parametrize("key", ["Kort1234567890", KEY[:49], "ab" * 40])
def test_a_short_or_monotonous_key_is_refused(load: Loader, key: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="too weak"):
        load(SECRET_KEY=key)


@pytest.mark.parametrize("module", ["development", "test"])
def test_the_keys_in_this_repository_are_refused(load: Loader, module: str) -> None:
    known = importlib.import_module(f"regiodeals.settings.{module}").SECRET_KEY
    with pytest.raises(ImproperlyConfigured, match="sample that others know"):
        load(SECRET_KEY=known)


@pytest.mark.parametrize("beginning", ["django-insecure-", "changeme", "Your-Secret-Key-"])
def test_a_key_from_a_tutorial_is_refused(load: Loader, beginning: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="sample that others know"):
        load(SECRET_KEY=beginning + KEY)


def test_a_refusal_does_not_show_the_secret(load: Loader) -> None:
    with pytest.raises(ImproperlyConfigured) as refusal:
        load(DATABASE_URL="mysql://web:zeergeheim@db/regiodeals")
    assert "zeergeheim" not in str(refusal.value)


@pytest.mark.parametrize("hosts", ["*", "regiodeals.example.nl,*", "*.example.nl", ","])
def test_every_host_is_named_in_full(load: Loader, hosts: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="each host in full"):
        load(ALLOWED_HOSTS=hosts)


@pytest.mark.parametrize("url", ["sqlite:///db.sqlite3", "mysql://u:p@db/x", "db.example.nl"])
def test_only_postgresql_is_a_database(load: Loader, url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="must point to PostgreSQL"):
        load(DATABASE_URL=url)


def test_the_database_has_a_name(load: Loader) -> None:
    with pytest.raises(ImproperlyConfigured, match="does not name a database"):
        load(DATABASE_URL="postgres://web:geheim@db.example.nl/")


def test_the_address_may_ask_tls_beside_the_time_limits(load: Loader) -> None:
    address = COMPLETE["DATABASE_URL"] + "?sslmode=verify-full"
    options = load(DATABASE_URL=address).DATABASES["default"]["OPTIONS"]
    assert options["sslmode"] == "verify-full"
    assert "statement_timeout" in options["options"]


@pytest.mark.parametrize("url", ["memory://", "filesystem://", "amqp://broker"])
def test_only_valkey_or_redis_is_a_broker(load: Loader, url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="must point to Valkey or Redis"):
        load(REDIS_URL=url)


@pytest.mark.parametrize("name", ["DOCUMENTS_ROOT", "SIGNATURE_PKCS12"])
def test_the_letters_and_the_key_under_them_are_on_a_full_path(load: Loader, name: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=f"{name} must be a full path"):
        load(**{name: "var/iets"})


def test_the_key_is_named_but_need_not_be_readable_where_nothing_is_sealed(load: Loader) -> None:
    settings = load(SIGNATURE_PKCS12="/run/secrets/alleen-voor-de-worker")
    assert Path("/run/secrets/alleen-voor-de-worker") == settings.SIGNATURE_PKCS12


def test_a_key_in_a_token_needs_no_file(load: Loader) -> None:
    settings = load(SIGNATURE_PKCS12=None, **TOKEN)
    assert settings.SIGNATURE_PKCS12 is None
    assert settings.SIGNATURE_PKCS11_MODULE == "/usr/lib/hsm.so"


@pytest.mark.parametrize("name", ["SIGNATURE_PKCS11_TOKEN", "SIGNATURE_PKCS11_KEY"])
def test_a_key_in_a_token_is_named_with_its_token(load: Loader, name: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=f"{name} is missing"):
        load(**(TOKEN | {name: None}))


def test_production_never_seals_with_a_key_for_tests(load: Loader) -> None:
    assert load().SIGNATURE_TEST_KEY is False


def test_cookies_travel_over_tls_and_belong_to_this_host_only(load: Loader) -> None:
    settings = load()
    assert settings.SESSION_COOKIE_SECURE
    assert settings.CSRF_COOKIE_SECURE
    assert settings.SESSION_COOKIE_NAME.startswith("__Host-")
    assert settings.CSRF_COOKIE_NAME.startswith("__Host-")
    # A browser refuses the prefix together with a domain or a path.
    assert not hasattr(settings, "SESSION_COOKIE_DOMAIN")
    assert not hasattr(settings, "SESSION_COOKIE_PATH")


def test_a_browser_remembers_for_a_year_to_use_tls(load: Loader) -> None:
    settings = load()
    assert settings.SECURE_SSL_REDIRECT
    assert settings.SECURE_HSTS_SECONDS == 31_536_000


def test_a_proxy_header_is_believed_only_when_the_operator_says_so(load: Loader) -> None:
    assert not hasattr(load(), "SECURE_PROXY_SSL_HEADER")
    behind_proxy = load(BEHIND_TLS_PROXY="true")
    assert behind_proxy.SECURE_PROXY_SSL_HEADER == ("HTTP_X_FORWARDED_PROTO", "https")


def test_a_letter_in_production_has_no_watermark_and_no_clock_of_its_own(load: Loader) -> None:
    settings = load()
    assert settings.LETTER_WATERMARK is None
    assert settings.DEMO_CLOCK_FILE is None
    assert "demo" not in settings.INSTALLED_APPS


@pytest.mark.parametrize("sender", ["Regio Deals", "regiodeals@", "regiodeals@localhost"])
def test_a_sender_without_an_address_is_refused(load: Loader, sender: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="MAIL_FROM must hold an address"):
        load(MAIL_FROM=sender)


def test_mail_comes_from_the_sender_and_leads_to_the_site(load: Loader) -> None:
    settings = load()
    assert COMPLETE["MAIL_FROM"] == settings.DEFAULT_FROM_EMAIL
    assert settings.SITE_URL == "https://regiodeals.example.nl"
    assert settings.MAIL_HOLD is False


def test_an_empty_address_of_the_site_is_none(load: Loader) -> None:
    assert load(SITE_URL="").SITE_URL == "https://regiodeals.example.nl"
    assert load(SITE_URL="https://x.example.nl").SITE_URL == "https://x.example.nl"


def test_a_password_file_may_be_empty_at_a_mail_server_without_a_log_in(
    load: Loader, tmp_path: Path
) -> None:
    empty = tmp_path / "email_password"
    empty.touch()
    found = load(EMAIL_HOST_USER="", EMAIL_HOST_PASSWORD_FILE=str(empty))
    assert found.EMAIL_HOST_PASSWORD == ""
    with pytest.raises(ImproperlyConfigured, match="EMAIL_HOST_PASSWORD is missing"):
        load(EMAIL_HOST_USER="regiodeals", EMAIL_HOST_PASSWORD_FILE=str(empty))


def test_a_mail_server_with_a_log_in_needs_its_password(load: Loader) -> None:
    with pytest.raises(ImproperlyConfigured, match="EMAIL_HOST_PASSWORD is missing"):
        load(EMAIL_HOST_USER="regiodeals")
    assert load(EMAIL_HOST_USER="regiodeals", EMAIL_HOST_PASSWORD="geheim").EMAIL_HOST_PASSWORD


def test_a_restored_database_can_be_kept_from_sending(load: Loader) -> None:
    assert load(MAIL_HOLD="true").MAIL_HOLD is True
