"""Partners' sheets: read as words in their places, understood column by column, proposed as changes; and written out.

``opening`` reads CSV, XLSX and ODS; ``columns`` guesses what each heading means; ``proposal`` compares a sheet with the
library; ``partner_sheet`` and ``workbook`` write sheets that partners fill in.
"""
