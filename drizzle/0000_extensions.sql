CREATE EXTENSION IF NOT EXISTS citext;
--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS pg_trgm;
--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS unaccent;
--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS btree_gist;
--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS pgcrypto;
--> statement-breakpoint
-- unaccent() is only STABLE because its dictionary could be altered; ours never is, and an index needs IMMUTABLE.
CREATE FUNCTION immutable_unaccent(text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN public.unaccent('public.unaccent'::regdictionary, $1);
--> statement-breakpoint
-- Words of one language without accents: the dictionaries stem what unaccent leaves.
CREATE TEXT SEARCH CONFIGURATION guild_english (COPY = english);
--> statement-breakpoint
ALTER TEXT SEARCH CONFIGURATION guild_english ALTER MAPPING FOR hword, hword_part, word WITH unaccent, english_stem;
--> statement-breakpoint
CREATE TEXT SEARCH CONFIGURATION guild_russian (COPY = russian);
--> statement-breakpoint
ALTER TEXT SEARCH CONFIGURATION guild_russian ALTER MAPPING FOR hword, hword_part, word WITH unaccent, russian_stem;
--> statement-breakpoint
CREATE TEXT SEARCH CONFIGURATION guild_simple (COPY = simple);
--> statement-breakpoint
ALTER TEXT SEARCH CONFIGURATION guild_simple ALTER MAPPING FOR hword, hword_part, word WITH unaccent, simple;
