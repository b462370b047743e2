"""Lessons: what one region learned, for all others to find."""
