"""What is chosen, dragged and done with videos and live events, alike in every view of them."""
