"""What may be shown: the view from a horizon, and every word and join made of it. Pure."""
