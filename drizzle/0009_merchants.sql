CREATE TABLE "authorization_states" (
	"state_hash" text PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"browser_hash" text,
	"details" jsonb NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "wix_events" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"instance_id" text NOT NULL,
	"deduplication_key" text NOT NULL,
	"kind" text NOT NULL,
	"event_type" text NOT NULL,
	"entity_id" text,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	"sequence" bigint,
	"details" jsonb,
	"sealed_data" text,
	"received_at" timestamp (3) with time zone NOT NULL,
	"processed_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "configurations" ADD COLUMN "status" text DEFAULT 'UNKNOWN' NOT NULL;--> statement-breakpoint
ALTER TABLE "configurations" ADD COLUMN "live_since" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "instances" ADD COLUMN "refresh_token_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "instances" ADD COLUMN "install_event_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "instances" ADD COLUMN "removal_event_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "wix_events" ADD CONSTRAINT "wix_events_instance_id_instances_id_fk" FOREIGN KEY ("instance_id") REFERENCES "public"."instances"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "authorization_states_by_expiry" ON "authorization_states" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "wix_events_once" ON "wix_events" USING btree ("instance_id","deduplication_key");--> statement-breakpoint
CREATE INDEX "wix_events_by_time" ON "wix_events" USING btree ("received_at");