"""Everything that administrators do to the site; one function per thing that a person can do."""
