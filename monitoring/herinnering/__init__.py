"""Reminders: who is told of what is owed, on which day, provably once."""
