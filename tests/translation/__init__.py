"""Every text of the pages is in two languages."""
