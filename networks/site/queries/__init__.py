"""What the site's pages show: the adjectives first, then what each page of administration reads."""
