"""The ledger of an uitkering: every euro from the grant to the closing, in entries that stay."""
