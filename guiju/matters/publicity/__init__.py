"""法治宣传: events, media, persons, places, and the duty of each unit to explain its law."""
