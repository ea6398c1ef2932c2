"""The site's administration: pages that show several subjects, for administrators only."""
