"""The Celery application."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "regiodeals.settings.development")

app = Celery("regiodeals")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(
    [
        "disbursement.bekendmaking",
        "disbursement.beschikking",
        "disbursement.betaling",
        "disbursement.bezwaar",
        "disbursement.mandaat",
        "disbursement.serie",
        "disbursement.sjabloon",
        "disbursement.verantwoording",
        "disbursement.vertaling",
        "monitoring.bijlage",
        "monitoring.herinnering",
        "monitoring.jaarcyclus",
        "monitoring.kamer",
        "monitoring.overleg",
        "monitoring.rapportage",
        "monitoring.uitwisseling",
        "regiodeals.exports",
        "regiodeals.health",
        "regiodeals.mail",
    ]
)
