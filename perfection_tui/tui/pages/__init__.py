"""The screens: pages of one programme, each given a view and never the story."""
