"""What every command shares: what it answers from, how it replies, completes, remembers and fails."""
