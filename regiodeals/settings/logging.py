"""Logging: one line per event to standard error, without personal data."""

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"},
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        # Axes writes four lines per log-in; only its alarms are news.
        "axes": {"level": "WARNING"},
        "fontTools": {"level": "WARNING"},
        # Greets on its import, in the middle of the progress of the demonstration.
        "pikepdf": {"level": "WARNING"},
        "pyhanko": {"level": "WARNING"},
        "pyhanko_certvalidator": {"level": "WARNING"},
        "weasyprint": {"level": "ERROR"},
    },
}
