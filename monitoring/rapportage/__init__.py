"""The voortgangsrapportage: what a region writes about a deal and a year."""
