"""The log of outgoing mail."""
