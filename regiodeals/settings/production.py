"""In production: nothing is assumed. Without its secrets and addresses the application stops."""

from regiodeals.settings import brakes, required

told = required.everything()

# Only now: base.py reads some of the same values, without judging them.
from regiodeals.settings.base import *  # noqa: E402

DEBUG = False
SECRET_KEY = told.secret_key
# The previous keys, for two weeks after a change: sessions made with them stay valid.
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
ALLOWED_HOSTS = told.allowed_hosts
DOCUMENTS_ROOT = told.documents_root
SIGNATURE_PKCS12 = told.signature_pkcs12
CELERY_BROKER_URL = told.broker_url
CACHES = brakes.caches(told.broker_url)
# What the address asks (sslmode, for one) and what base.py asks hold together.
_options = DATABASES["default"]["OPTIONS"] | told.database.get("OPTIONS", {})
DATABASES["default"] |= told.database | {"OPTIONS": _options}

# The prefix makes a browser refuse the cookie unless this very host set it over TLS.
SESSION_COOKIE_NAME = "__Host-sessionid"
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrftoken"
CSRF_COOKIE_SECURE = True

SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
# Whether the domain goes on the browsers' preload list is up to its owner, not to us.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
if BEHIND_TLS_PROXY:
    # Only behind a proxy that always sets this header itself: otherwise a visitor can forge it.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

DEFAULT_FROM_EMAIL = told.mail_from
EMAIL_HOST_PASSWORD = told.email_password
SITE_URL = env("SITE_URL", default="") or f"https://{told.allowed_hosts[0]}"
