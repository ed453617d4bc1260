"""What a team has to do by when: what the knowledge dates, what the team entered itself, and what became of it."""
