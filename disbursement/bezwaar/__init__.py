"""What comes after the bekendmaking: bezwaar and beroep, or onherroepelijk."""
