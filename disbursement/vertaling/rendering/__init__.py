"""The courtesy translation: its texts, its making, and how a page shows it."""
