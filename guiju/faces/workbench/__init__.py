"""The workbench: pages for officials, generated from the procedures and registers of the lines of work."""
