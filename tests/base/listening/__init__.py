"""An app with one event and one slow listener, for a real worker process that a test kills."""
