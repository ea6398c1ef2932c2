"""The site as a whole: announcements to all, the pages that the law asks for, and its administration."""
