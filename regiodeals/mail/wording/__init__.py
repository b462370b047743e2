"""What a mail says: which blocks and fields there are, what comes with the program, what holds."""
