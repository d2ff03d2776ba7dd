"""What is known about one row: gathered as an account, told as text or JSON, in sections or as a timeline."""
