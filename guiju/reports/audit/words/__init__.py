"""What words tell of figures and names: alike or not, of what body, of what year, of what aim."""
