"""The frame around the pages: window, navigation, menus, command palette."""
