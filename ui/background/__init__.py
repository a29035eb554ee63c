"""What runs beside the pages while a calendar is open."""
