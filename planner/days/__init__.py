"""What a day holds beside videos."""
