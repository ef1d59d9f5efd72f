-- Searches touch many rows and read few texts: long columns stand apart, so that rows are short.
ALTER TABLE search_documents SET (toast_tuple_target = 256);
--> statement-breakpoint
ALTER TABLE search_documents ALTER COLUMN title SET STORAGE MAIN;
--> statement-breakpoint
ALTER TABLE search_documents ALTER COLUMN url SET STORAGE MAIN;
