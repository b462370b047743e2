"""Tests of what is owed by a day."""
