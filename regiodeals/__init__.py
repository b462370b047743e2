"""Regio Deals: who makes a deal with whom, and the floor the other apps stand on."""

from regiodeals.celery import app as celery_app

__all__ = ["celery_app"]
