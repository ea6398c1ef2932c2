"""The doors of accounts: signing in, what keeps an account safe, settings."""
