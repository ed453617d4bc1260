"""What the bot remembers beyond a restart: one SQL database, opened here and asked through a file a noun."""
