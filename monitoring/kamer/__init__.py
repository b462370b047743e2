"""What parliament is told every year: computed from what was accepted, adopted and frozen."""
