"""Pages of the calendar, and what a program reads of it."""
