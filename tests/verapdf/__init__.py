"""veraPDF, the reference validator for PDF/A and PDF/UA, over files that the tests made."""
