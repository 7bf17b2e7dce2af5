ALTER TABLE "order_validations" ADD COLUMN "refusal_words_sealed" text;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "refusal_words_sealed" text;