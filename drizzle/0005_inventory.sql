CREATE TABLE "deliveries" (
	"position" bigserial PRIMARY KEY NOT NULL,
	"id" text NOT NULL,
	"message_sequence" bigint NOT NULL,
	"target_id" text NOT NULL,
	"account_id" text NOT NULL,
	"configuration_id" text NOT NULL,
	"state" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"claim" text,
	"last_outcome" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "delivery_attempts" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"delivery_position" bigint NOT NULL,
	"attempt" integer NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"duration_ms" real NOT NULL,
	"request" text NOT NULL,
	"request_body" text,
	"status" integer,
	"answer" text,
	"problem" text
);
--> statement-breakpoint
CREATE TABLE "delivery_items" (
	"delivery_position" bigint NOT NULL,
	"target_id" text NOT NULL,
	"configuration_id" text NOT NULL,
	"item_pos_id" text NOT NULL,
	"message_sequence" bigint NOT NULL,
	"state" text NOT NULL,
	"delivered_at" timestamp (3) with time zone,
	"proven_at" timestamp (3) with time zone,
	CONSTRAINT "delivery_items_delivery_position_item_pos_id_pk" PRIMARY KEY("delivery_position","item_pos_id")
);
--> statement-breakpoint
CREATE TABLE "delivery_targets" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"account_id" text NOT NULL,
	"configuration_id" text,
	"subscriber_id" text,
	"state" text NOT NULL,
	"failures_in_row" integer DEFAULT 0 NOT NULL,
	"failing_since" timestamp (3) with time zone,
	"last_failure" text,
	"last_success_at" timestamp (3) with time zone,
	"paused_at" timestamp (3) with time zone,
	"not_before" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "subscriber_secrets" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"subscriber_id" text NOT NULL,
	"sealed" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "subscribers" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"url" text NOT NULL,
	"description" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"removed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "inventory_message_items" (
	"message_sequence" bigint NOT NULL,
	"location_id" text NOT NULL,
	"item_pos_id" text NOT NULL,
	"in_stock" boolean NOT NULL,
	"quantity" double precision,
	"out_until" timestamp (3) with time zone,
	"source" text NOT NULL,
	"observed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "inventory_message_items_message_sequence_item_pos_id_pk" PRIMARY KEY("message_sequence","item_pos_id")
);
--> statement-breakpoint
CREATE TABLE "inventory_messages" (
	"sequence" bigserial PRIMARY KEY NOT NULL,
	"id" text NOT NULL,
	"account_id" text NOT NULL,
	"configuration_id" text NOT NULL,
	"location_id" text NOT NULL,
	"cause" jsonb NOT NULL,
	"author" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "stock_checks" (
	"configuration_id" text PRIMARY KEY NOT NULL,
	"checked_at" timestamp (3) with time zone NOT NULL,
	"items_compared" integer NOT NULL,
	"problem" text
);
--> statement-breakpoint
CREATE TABLE "stock_drifts" (
	"configuration_id" text NOT NULL,
	"wix_item_id" text NOT NULL,
	"account_id" text NOT NULL,
	"item_pos_id" text NOT NULL,
	"item_name" text,
	"pos_in_stock" boolean NOT NULL,
	"wix_in_stock" boolean NOT NULL,
	"first_seen_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "stock_drifts_configuration_id_wix_item_id_pk" PRIMARY KEY("configuration_id","wix_item_id")
);
--> statement-breakpoint
CREATE TABLE "stock_levels" (
	"location_id" text NOT NULL,
	"item_pos_id" text NOT NULL,
	"in_stock" boolean NOT NULL,
	"quantity" double precision,
	"out_until" timestamp (3) with time zone,
	"source" text NOT NULL,
	"observed_at" timestamp (3) with time zone NOT NULL,
	"out_since" timestamp (3) with time zone,
	"changes_at" timestamp (3) with time zone,
	"knowledge" jsonb NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "stock_levels_location_id_item_pos_id_pk" PRIMARY KEY("location_id","item_pos_id")
);
--> statement-breakpoint
CREATE TABLE "stock_polls" (
	"location_id" text PRIMARY KEY NOT NULL,
	"polled_at" timestamp (3) with time zone,
	"due_at" timestamp (3) with time zone NOT NULL,
	"failures_in_row" integer DEFAULT 0 NOT NULL,
	"problem" text
);
--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_message_sequence_inventory_messages_sequence_fk" FOREIGN KEY ("message_sequence") REFERENCES "public"."inventory_messages"("sequence") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_target_id_delivery_targets_id_fk" FOREIGN KEY ("target_id") REFERENCES "public"."delivery_targets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery_attempts" ADD CONSTRAINT "delivery_attempts_delivery_position_deliveries_position_fk" FOREIGN KEY ("delivery_position") REFERENCES "public"."deliveries"("position") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery_items" ADD CONSTRAINT "delivery_items_delivery_position_deliveries_position_fk" FOREIGN KEY ("delivery_position") REFERENCES "public"."deliveries"("position") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery_targets" ADD CONSTRAINT "delivery_targets_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery_targets" ADD CONSTRAINT "delivery_targets_configuration_id_configurations_id_fk" FOREIGN KEY ("configuration_id") REFERENCES "public"."configurations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery_targets" ADD CONSTRAINT "delivery_targets_subscriber_id_subscribers_id_fk" FOREIGN KEY ("subscriber_id") REFERENCES "public"."subscribers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscriber_secrets" ADD CONSTRAINT "subscriber_secrets_subscriber_id_subscribers_id_fk" FOREIGN KEY ("subscriber_id") REFERENCES "public"."subscribers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscribers" ADD CONSTRAINT "subscribers_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inventory_message_items" ADD CONSTRAINT "inventory_message_items_message_sequence_inventory_messages_sequence_fk" FOREIGN KEY ("message_sequence") REFERENCES "public"."inventory_messages"("sequence") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inventory_messages" ADD CONSTRAINT "inventory_messages_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inventory_messages" ADD CONSTRAINT "inventory_messages_configuration_id_configurations_id_fk" FOREIGN KEY ("configuration_id") REFERENCES "public"."configurations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_checks" ADD CONSTRAINT "stock_checks_configuration_id_configurations_id_fk" FOREIGN KEY ("configuration_id") REFERENCES "public"."configurations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_drifts" ADD CONSTRAINT "stock_drifts_configuration_id_configurations_id_fk" FOREIGN KEY ("configuration_id") REFERENCES "public"."configurations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_drifts" ADD CONSTRAINT "stock_drifts_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_levels" ADD CONSTRAINT "stock_levels_location_id_pos_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."pos_locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_polls" ADD CONSTRAINT "stock_polls_location_id_pos_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."pos_locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "deliveries_by_id" ON "deliveries" USING btree ("id");--> statement-breakpoint
CREATE INDEX "deliveries_of_message" ON "deliveries" USING btree ("message_sequence");--> statement-breakpoint
CREATE INDEX "deliveries_open" ON "deliveries" USING btree ("target_id","message_sequence") WHERE "deliveries"."state" in ('pending', 'sending');--> statement-breakpoint
CREATE INDEX "deliveries_due" ON "deliveries" USING btree ("due_at") WHERE "deliveries"."state" in ('pending', 'sending');--> statement-breakpoint
CREATE INDEX "deliveries_in_state" ON "deliveries" USING btree ("state","position");--> statement-breakpoint
CREATE INDEX "deliveries_of_account" ON "deliveries" USING btree ("account_id","position");--> statement-breakpoint
CREATE INDEX "deliveries_of_target" ON "deliveries" USING btree ("target_id","position");--> statement-breakpoint
CREATE INDEX "delivery_attempts_of_delivery" ON "delivery_attempts" USING btree ("delivery_position","id");--> statement-breakpoint
CREATE UNIQUE INDEX "delivery_items_open" ON "delivery_items" USING btree ("target_id","configuration_id","item_pos_id") WHERE "delivery_items"."state" = 'open';--> statement-breakpoint
CREATE INDEX "delivery_items_of_item" ON "delivery_items" USING btree ("target_id","configuration_id","item_pos_id","message_sequence");--> statement-breakpoint
CREATE UNIQUE INDEX "delivery_targets_of_configuration" ON "delivery_targets" USING btree ("configuration_id");--> statement-breakpoint
CREATE UNIQUE INDEX "delivery_targets_of_subscriber" ON "delivery_targets" USING btree ("subscriber_id");--> statement-breakpoint
CREATE INDEX "delivery_targets_of_account" ON "delivery_targets" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "delivery_targets_paused" ON "delivery_targets" USING btree ("paused_at","id") WHERE "delivery_targets"."state" = 'paused';--> statement-breakpoint
CREATE INDEX "subscriber_secrets_of_subscriber" ON "subscriber_secrets" USING btree ("subscriber_id");--> statement-breakpoint
CREATE INDEX "subscribers_of_account" ON "subscribers" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "inventory_message_items_of_item" ON "inventory_message_items" USING btree ("location_id","item_pos_id","message_sequence");--> statement-breakpoint
CREATE UNIQUE INDEX "inventory_messages_by_id" ON "inventory_messages" USING btree ("id");--> statement-breakpoint
CREATE INDEX "inventory_messages_of_account" ON "inventory_messages" USING btree ("account_id","sequence");--> statement-breakpoint
CREATE INDEX "inventory_messages_of_configuration" ON "inventory_messages" USING btree ("configuration_id","sequence");--> statement-breakpoint
CREATE INDEX "inventory_messages_by_time" ON "inventory_messages" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "stock_drifts_oldest" ON "stock_drifts" USING btree ("first_seen_at","configuration_id","wix_item_id");--> statement-breakpoint
CREATE INDEX "stock_levels_changing" ON "stock_levels" USING btree ("changes_at") WHERE "stock_levels"."changes_at" is not null;--> statement-breakpoint
CREATE INDEX "stock_levels_out" ON "stock_levels" USING btree ("out_since","location_id","item_pos_id") WHERE "stock_levels"."out_since" is not null;--> statement-breakpoint
CREATE INDEX "stock_polls_due" ON "stock_polls" USING btree ("due_at");