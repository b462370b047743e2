"""Development only: local servers, invented gaps, and the story that the demonstration plays."""
