"""Pages and acts of the exchange meetings."""
