ALTER TABLE "orders" ADD COLUMN "total" numeric;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "currency" text;--> statement-breakpoint
CREATE INDEX "orders_not_taken_seen" ON "orders_not_taken" USING btree ("seen_at");