"""What the State decides and pays."""
