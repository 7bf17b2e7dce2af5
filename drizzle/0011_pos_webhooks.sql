CREATE TABLE "pos_webhooks" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"provider" text NOT NULL,
	"message_id" text NOT NULL,
	"events" jsonb NOT NULL,
	"state" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"problem" text,
	"received_at" timestamp (3) with time zone NOT NULL,
	"handled_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE UNIQUE INDEX "pos_webhooks_of_message" ON "pos_webhooks" USING btree ("provider","message_id");--> statement-breakpoint
CREATE INDEX "pos_webhooks_unhandled" ON "pos_webhooks" USING btree ("state","id") WHERE "pos_webhooks"."state" <> 'handled';--> statement-breakpoint
CREATE INDEX "pos_webhooks_by_time" ON "pos_webhooks" USING btree ("received_at");