"""The manuals of docs/handleiding as pages of the site: one text for who reads it where."""
