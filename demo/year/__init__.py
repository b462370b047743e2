"""The year after the story, lived day by day with a clock that jumps, in a copy of the database."""
