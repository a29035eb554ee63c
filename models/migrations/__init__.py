"""How an older calendar file becomes a newer one."""
