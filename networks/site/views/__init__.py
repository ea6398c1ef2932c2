"""The site's public doors: the law's small pages, reports of faults, putting an announcement away."""
