"""The HTTP door that every subject uses: errors become answers, preferences are read and parts are drawn here."""
