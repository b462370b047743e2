"""What holds in every environment; secrets and addresses come from the environment."""

from pathlib import Path

import environ

from regiodeals.settings import brakes
from regiodeals.settings.celery import *
from regiodeals.settings.logging import *
from regiodeals.settings.mail import *
from regiodeals.settings.signing import *
from regiodeals.settings.uploads import *

BASE_DIR = Path(__file__).resolve().parent.parent.parent
env = environ.Env()

INSTALLED_APPS = [
    "regiodeals.accounts",
    "regiodeals.audit",
    "regiodeals.documents",
    "regiodeals.mail",
    "regiodeals.obligations",
    "regiodeals",
    "disbursement",
    "monitoring",
    "axes",
    "pgtrigger",
    "django_htmx",
    "regiodeals.accounts.beheer_app.BeheerConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "regiodeals.accounts.middleware.CookieMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "regiodeals.accounts.middleware.OriginMiddleware",
    "regiodeals.accounts.middleware.RouteAccessMiddleware",
    "regiodeals.accounts.middleware.NoStoreMiddleware",
    "axes.middleware.AxesMiddleware",
    "regiodeals.accounts.language.LanguageMiddleware",
]

ROOT_URLCONF = "regiodeals.urls"
WSGI_APPLICATION = "regiodeals.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "regiodeals.accounts.page_frame.page_frame",
            ],
        },
    },
]
FORM_RENDERER = "regiodeals.common.form_renderer.FormRenderer"

DATABASES = {"default": env.db("DATABASE_URL", default="postgres:///regiodeals")}
DATABASES["default"] |= {
    "ATOMIC_REQUESTS": False,
    "CONN_HEALTH_CHECKS": True,
    "OPTIONS": {
        # Who waits longer for a connection hears that the database is gone.
        "pool": {"min_size": 1, "max_size": 8, "timeout": 5},
        # A page that waits longer than this is better told so than left hanging.
        "options": "-c statement_timeout=15000 -c lock_timeout=5000"
        " -c idle_in_transaction_session_timeout=60000",
    },
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "regiodeals.accounts.backend.RoleBackend",
]
SHORTEST_PASSWORD = 12
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": SHORTEST_PASSWORD},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "my-work"
LOGOUT_REDIRECT_URL = "login"

# Lock the pair of account and source, so that a stranger cannot lock a signer out of his own desk.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_CLIENT_IP_CALLABLE = "regiodeals.accounts.client_address.client_network"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_TEMPLATE = "registration/lockout.html"
AXES_SENSITIVE_PARAMETERS = ["username", "password"]
AXES_VERBOSE = False
# A lock lasts a quarter of an hour; its rows are no page of the administration.
AXES_ENABLE_ADMIN = False

# Whether a proxy of the operator sets X-Forwarded-For and X-Forwarded-Proto itself.
BEHIND_TLS_PROXY = env.bool("BEHIND_TLS_PROXY", default=False)

SESSION_ENGINE = "regiodeals.accounts.sessions"
SESSION_COOKIE_AGE = 10 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
        "object-src": ["'none'"],
    }
}
CACHES = brakes.caches(env("REDIS_URL", default=""))

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "taal"
LANGUAGE_COOKIE_AGE = 365 * 24 * 60 * 60
LANGUAGE_COOKIE_HTTPONLY = True
MESSAGE_STORAGE = "regiodeals.accounts.language.SaidMessages"
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
# Dutch for what Django 5.2 still says in English, and English for what is ours.
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "var" / "static"
MANUALS = BASE_DIR / "docs" / "handleiding"
STATICFILES_DIRS = [BASE_DIR / "static", ("handleiding", MANUALS / "beelden")]
DOCUMENTS_ROOT = Path(env("DOCUMENTS_ROOT", default=str(BASE_DIR / "var" / "documents")))
FIXTURE_DIRS = [BASE_DIR / "fixtures"]

# Which commit runs here, when who built it said so.
GIT_COMMIT = env("GIT_COMMIT", default="")[:12]
# Only the demonstration plays on a clock of its own; everywhere else the file is absent.
DEMO_CLOCK_FILE: Path | None = None
# What is printed across a letter: nothing in production, TEST everywhere else.
LETTER_WATERMARK: str | None = None
