"""What was asked: a question's words, each with what it can mean."""
