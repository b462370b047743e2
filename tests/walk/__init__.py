"""One deal from its grant to its closing, through the services of every room."""
