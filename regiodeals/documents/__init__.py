"""Files stored once under their SHA-256, and the orders for those still to be made."""
