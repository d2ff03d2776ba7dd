"""The layouts in which publishers offer their lists; each module recognises one by its content and reads it."""
