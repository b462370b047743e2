"""Outgoing mail: the row is the order, a worker hands it to the mail server."""
