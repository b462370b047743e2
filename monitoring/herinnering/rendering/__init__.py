"""Reminders in words and as rows."""

from monitoring.herinnering.rendering.words import days_words, days_words_en, state_of, step_words

__all__ = ["days_words", "days_words_en", "state_of", "step_words"]
