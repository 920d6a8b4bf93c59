"""What a terminal shows, and the shortest way to make it show something else. Knows nothing of Textual."""
