"""How a decision reaches its addressee: by mail and in the portal, or by post; and was it read."""
