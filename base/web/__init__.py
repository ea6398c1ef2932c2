"""The HTTP door that every subject uses: errors become answers here, preferences are read here, parts are drawn here."""
