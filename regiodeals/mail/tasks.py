"""Jobs of a worker: an id in, one call down; each may run twice without effect."""

from celery import shared_task

from regiodeals.mail import sending
from regiodeals.mail.selectors import ids_due


@shared_task
def send_message(message_id: int) -> None:
    """Hand one message to the mail server."""
    sending.send(message_id)


@shared_task
def sweep_mail() -> None:
    """Send again what stayed: the broker was down, a worker died, or its time has come."""
    for message_id in ids_due():
        send_message.delay(message_id)
