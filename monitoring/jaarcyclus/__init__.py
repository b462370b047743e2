"""The year of a deal: its rapportage, its overleg, the days of both, and the end of the year."""
