"""How something looks: a thing becomes a card, a card becomes components or text."""
