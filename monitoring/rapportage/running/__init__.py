"""What comes back: a copy that was filled in elsewhere, read cell by cell."""
