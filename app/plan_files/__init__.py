"""Files of plans to blocks: Word, LibreOffice, PDF, sheets and text, read with limits and cleaned with a note."""
