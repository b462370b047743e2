"""The calendar on a page, in a file, and for a program."""
