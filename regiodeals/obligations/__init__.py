"""What somebody owes by a day: by law, by convenant or by decision."""
