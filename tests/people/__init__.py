"""The people of a deal: who invites whom, and what a role opens until when."""
