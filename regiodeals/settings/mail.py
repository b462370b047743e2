"""Outgoing mail: which server, from whom, and whether anything may leave at all."""

import environ

env = environ.Env()

EMAIL_HOST = env("EMAIL_HOST", default="localhost")
EMAIL_PORT = env.int("EMAIL_PORT", default=25)
EMAIL_USE_TLS = env.bool("EMAIL_USE_TLS", default=False)
EMAIL_HOST_USER = env("EMAIL_HOST_USER", default="")
EMAIL_HOST_PASSWORD = env("EMAIL_HOST_PASSWORD", default="")
# Well under the time that a worker gets for one message.
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env("MAIL_FROM", default="Regio Deals <regiodeals@example.org>")
# Where the links in a mail lead.
SITE_URL = env("SITE_URL", default="http://127.0.0.1:8000")
# On a restored database: nothing leaves, whatever the rows say.
MAIL_HOLD = env.bool("MAIL_HOLD", default=False)
# For trying things out on real data: each message becomes a file in this folder, none leaves.
if MAIL_SANDBOX := env("MAIL_SANDBOX", default=""):
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = MAIL_SANDBOX
