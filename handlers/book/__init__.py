"""The client book: adding, finding, showing, editing, merging, giving away, erasing."""
