"""On a developer's machine and in the demonstration: local servers, TEST across every letter."""

from regiodeals.settings.base import *

DEBUG = env.bool("DEBUG", default=False)
# Known to everyone who reads this file; production refuses it.
SECRET_KEY = "alleen-voor-ontwikkeling-" + "0123456789abcdef" * 3
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
INSTALLED_APPS = [*INSTALLED_APPS, "demo"]
ROOT_URLCONF = "demo.urls"
DEMO_CLOCK_FILE = BASE_DIR / "var" / "demo" / "clock.json"
LETTER_WATERMARK = "TEST"
SIGNATURE_PKCS12 = BASE_DIR / "var" / "signing" / "test.p12"
SIGNATURE_PASSPHRASE = SECRET_KEY
SIGNATURE_TEST_KEY = True
WHITENOISE_USE_FINDERS = True
# Where a mail catcher listens. Never the mail server of the machine itself: addresses are invented.
EMAIL_HOST = env("EMAIL_HOST", default="127.0.0.1")
EMAIL_PORT = env.int("EMAIL_PORT", default=1025)
