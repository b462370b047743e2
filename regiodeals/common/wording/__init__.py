"""What a ministry words itself: fields in a text, a notation, and what changed in it."""
