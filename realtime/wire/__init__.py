"""The one socket of a page: protocol, consumer and hub. The database is the truth; what travels here is a hint."""
