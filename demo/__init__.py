"""The demo content, made through the same actions that people use. Everything in it is invented."""
