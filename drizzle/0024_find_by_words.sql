-- How names are found (core/src/database/names.ts): by the beginnings of their words, accents and case
-- aside. What is typed goes through the same function as what is stored, so that the two cannot differ.
-- The cost is far above the true one on purpose: the planner guesses badly how seldom a word is, and must
-- never read a whole table with this as its filter where an index over it would do.
CREATE FUNCTION name_words(name text) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE COST 10000 AS $$
DECLARE
  folded text := name;
BEGIN
  IF folded ~ '[^ -~]' THEN
    -- Accents, and the points of Hebrew and Arabic, stand alone once a letter is decomposed.
    folded := regexp_replace(normalize(folded, NFKD), '[\u0300-\u036F\u0591-\u05C7\u064B-\u065F\u0670]', '', 'g');
    folded := translate(lower(folded), 'łøđħıς', 'lodhiσ');
    folded := replace(replace(replace(folded, 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe');
  END IF;
  -- Whatever stands between words: marks of ASCII, of Latin 1, and those that have blocks of their own.
  RETURN to_tsvector('pg_catalog.simple', regexp_replace(folded,
    '[\u0001-\u002F\u003A-\u0040\u005B-\u0060\u007B-\u00A9\u00AB-\u00B4\u00B6-\u00B9\u00BB-\u00BF\u2000-\u206F\u3000-\u303F\u30FB]+',
    ' ', 'g'));
END
$$;
--> statement-breakpoint
-- Null where nothing was typed that could begin a word: then nothing fits.
CREATE FUNCTION name_query(typed text) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT string_agg(quote_literal(word) || ':*', ' & ')::tsquery FROM unnest(tsvector_to_array(name_words(typed))) word
$$;
--> statement-breakpoint
DROP INDEX "accounts_by_merchant_name";--> statement-breakpoint
DROP INDEX "configurations_by_name";--> statement-breakpoint
CREATE INDEX "accounts_by_words" ON "accounts" USING gin (name_words("merchant_name"));--> statement-breakpoint
CREATE INDEX "pos_locations_by_words" ON "pos_locations" USING gin (name_words("name"));--> statement-breakpoint
CREATE INDEX "configurations_by_words" ON "configurations" USING gin (name_words("location_name"));--> statement-breakpoint
CREATE INDEX "instances_by_words" ON "instances" USING gin (name_words("name"));