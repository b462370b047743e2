"""What a report to parliament says: as data, on its page, on paper and as a file."""
