"""The law as pure Python: calendar, statutory terms and grant rules. Nothing here knows Django."""
