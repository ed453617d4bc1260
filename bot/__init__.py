"""The faces of Briefdesk: Discord and the terminal. They show what `knowledge` says and decide nothing about facts."""
