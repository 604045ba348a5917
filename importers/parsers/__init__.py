"""What reads pages, feeds, PDF and DOCX: each module has a `parse`, run in a process of its own."""
