"""What a refusal is called in words."""
