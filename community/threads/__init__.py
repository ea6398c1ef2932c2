"""Threads and posts: one conversation, its answers, their history."""
