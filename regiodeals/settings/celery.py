"""Celery: a message carries an id and says "hurry"; the row in the database is the work."""

import environ
from celery.schedules import crontab

CELERY_BROKER_URL = environ.Env()("REDIS_URL", default="redis://127.0.0.1:6379/0")
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_ENABLE_REMOTE_CONTROL = False
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_WORKER_MAX_TASKS_PER_CHILD = 500
CELERY_TASK_SOFT_TIME_LIMIT = 120
CELERY_TASK_TIME_LIMIT = 180
CELERY_TIMEZONE = "Europe/Amsterdam"
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
# A web request never waits for a broker that is down: the sweep sends the message again.
CELERY_TASK_PUBLISH_RETRY = False
CELERY_BROKER_TRANSPORT_OPTIONS = {
    # The first refusal is the answer; the default tries for four seconds while somebody waits.
    "max_retries": 0,
    "socket_connect_timeout": 1,
    "socket_timeout": 5,
    "visibility_timeout": 600,
}
# Shorter than the time between two sweeps: they do not pile up while all workers are down.
_SWEEP = {"schedule": 30.0, "options": {"expires": 25}}
CELERY_BEAT_SCHEDULE = {
    # By this the beheerder sees that the planner runs and that a worker does what it plans.
    "keep-pulse": {
        "task": "regiodeals.health.tasks.keep_pulse",
        "schedule": 60.0,
        "options": {"expires": 55},
    },
    "sweep-trials": {"task": "disbursement.sjabloon.tasks.sweep_trials", **_SWEEP},
    "sweep-documents": {"task": "disbursement.beschikking.tasks.sweep_letters", **_SWEEP},
    "sweep-translations": {
        "task": "disbursement.vertaling.tasks.sweep_translations",
        **_SWEEP,
    },
    # Ends are of European Netherlands: there the day is new at midnight.
    "watch-register": {
        "task": "disbursement.mandaat.tasks.watch_register",
        "schedule": crontab(hour=0, minute=15),
    },
    # Before anybody reads the calendar of the day.
    "take-back-terms": {
        "task": "disbursement.bezwaar.tasks.take_back_terms",
        "schedule": crontab(hour=6, minute=15),
    },
    # At half past six it is a new day on the islands too, in summer and in winter.
    "finalise-beschikkingen": {
        "task": "disbursement.bezwaar.tasks.finalise_beschikkingen",
        "schedule": crontab(hour=6, minute=30),
    },
    # Before the day begins, so that it stands on the start page and in the log of the night.
    "watch-stuck": {
        "task": "disbursement.bekendmaking.tasks.watch_stuck",
        "schedule": crontab(hour=6, minute=45),
    },
    "sweep-mail": {"task": "regiodeals.mail.tasks.sweep_mail", **_SWEEP},
    "sweep-payments": {"task": "disbursement.betaling.tasks.sweep_payments", **_SWEEP},
    "sweep-files": {"task": "disbursement.verantwoording.tasks.sweep_files", **_SWEEP},
    "sweep-exports": {"task": "regiodeals.exports.tasks.sweep_exports", **_SWEEP},
    "remove-old-exports": {
        "task": "regiodeals.exports.tasks.remove_old_exports",
        "schedule": crontab(hour=5, minute=30),
    },
    "sweep-reports": {"task": "monitoring.rapportage.tasks.sweep_reports", **_SWEEP},
    # Before the reminders of the day: a day that is laid down today is reminded of today.
    "plan-years": {
        "task": "monitoring.jaarcyclus.tasks.plan_years",
        "schedule": crontab(hour=0, minute=20),
    },
    "sweep-kamerrapportages": {"task": "monitoring.kamer.tasks.sweep_reports", **_SWEEP},
    "sweep-packs": {"task": "monitoring.overleg.tasks.sweep_packs", **_SWEEP},
    # Every half hour: each zone has a morning of its own, and a day is planned once.
    "plan-reminders": {
        "task": "monitoring.herinnering.tasks.plan_reminders",
        "schedule": crontab(minute="5,35"),
    },
    "sweep-reminders": {"task": "monitoring.herinnering.tasks.sweep_reminders", **_SWEEP},
    "sweep-quarantine": {"task": "monitoring.bijlage.tasks.sweep_files", **_SWEEP},
    "sweep-material": {"task": "monitoring.uitwisseling.tasks.sweep_material", **_SWEEP},
    "sweep-series": {"task": "disbursement.serie.tasks.sweep_series", **_SWEEP},
}
