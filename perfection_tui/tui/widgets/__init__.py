"""What the screens are made of. Widgets are given records of a view and send messages up."""
