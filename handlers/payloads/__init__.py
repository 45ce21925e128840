"""What the buttons of each subject carry."""
