"""For the test suite: real PostgreSQL and Valkey, no connection pool, a fast password hasher."""

import tempfile
from pathlib import Path

from regiodeals.settings import brakes
from regiodeals.settings.base import *

DEBUG = False
SECRET_KEY = "alleen-voor-de-tests-" + "0123456789abcdef" * 3
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
INSTALLED_APPS = [*INSTALLED_APPS, "demo"]
ROOT_URLCONF = "demo.urls"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# A pool would hold connections to a test database that must be dropped.
DATABASES["default"]["OPTIONS"].pop("pool")
# Nobody misses the last moment of a test after a power cut.
DATABASES["default"]["OPTIONS"]["options"] += " -c synchronous_commit=off"
# Each process of the tests counts for itself, and can forget without emptying the real Valkey.
CACHES = brakes.caches("")
DOCUMENTS_ROOT = Path(tempfile.mkdtemp(prefix="regiodeals-test-documents-"))
LETTER_WATERMARK = "TEST"
SIGNATURE_PKCS12 = BASE_DIR / "var" / "signing" / "tests.p12"
SIGNATURE_PASSPHRASE = SECRET_KEY
SIGNATURE_TEST_KEY = True
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
AXES_ENABLED = True
