"""What the database holds about everything that goes along with a message."""

import pgtrigger

from regiodeals.mail.models.message import Message


def before_the_first_attempt(name: str) -> pgtrigger.Trigger:
    """Nothing is added to a message that may have left."""
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.Before,
        operation=pgtrigger.Insert,
        func=f"PERFORM 1 FROM {Message._meta.db_table}"
        " WHERE id = NEW.message_id AND attempts = 0 AND failed_at IS NULL"
        " AND handed_over_at IS NULL FOR NO KEY UPDATE;"
        " IF NOT FOUND THEN"
        " RAISE EXCEPTION 'nothing is added to a message that may have left'"
        " USING ERRCODE = 'check_violation',"
        f" CONSTRAINT = '{name}';"
        " END IF; RETURN NEW;",
    )
