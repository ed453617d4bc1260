"""The slash commands, a file a family. A body reads: what was asked → the answer → the reply."""
