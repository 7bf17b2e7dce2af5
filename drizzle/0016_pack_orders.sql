-- What was kept as text stays text: byte 0 says so, and whatever reads the columns understands both.
ALTER TABLE "orders" ALTER COLUMN "order_open" SET DATA TYPE bytea USING '\x00'::bytea || convert_to("order_open"::text, 'UTF8');--> statement-breakpoint
ALTER TABLE "order_validations" ADD COLUMN "record" "bytea";--> statement-breakpoint
UPDATE "order_validations" SET "record" = '\x00'::bytea || convert_to('{"order":' || "order_open" || ',"findings":' || "findings" || ',"posOpinion":' || "pos_opinion" || '}', 'UTF8');--> statement-breakpoint
ALTER TABLE "order_validations" ALTER COLUMN "record" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "order_validations" DROP COLUMN "order_open";--> statement-breakpoint
ALTER TABLE "order_validations" DROP COLUMN "findings";--> statement-breakpoint
ALTER TABLE "order_validations" DROP COLUMN "pos_opinion";
