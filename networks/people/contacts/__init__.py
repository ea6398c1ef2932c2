"""Contacts of organisations: on whom colleagues can call, who say who works there and which domains are theirs."""
