"""The calendar: what must be done by which day, and when people meet, as each person may see it."""
