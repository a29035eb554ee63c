"""The calendar page: a month of videos and what is wrong with the chosen one."""
