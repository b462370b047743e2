"""The WSGI entry point; gunicorn serves it."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "regiodeals.settings.production")

application = get_wsgi_application()
