"""Who uses the program: users with their role, their dates and what they may administer."""
