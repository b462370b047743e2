"""Who may sign for how much, and on behalf of whom."""
