ALTER TABLE "catalog_sync_answers" ADD COLUMN "body_sealed" text;--> statement-breakpoint
ALTER TABLE "delivery_attempts" ADD COLUMN "answer_sealed" text;