"""Exchange meetings: regions and ministries learn from each other."""
