"""How each subject's doors are used: one module for each subject, found by themselves."""
