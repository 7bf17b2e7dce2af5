CREATE TABLE "order_erasures" (
	"subject" text NOT NULL,
	"up_to" text NOT NULL,
	"erased_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "order_erasures_subject_pk" PRIMARY KEY("subject")
);
--> statement-breakpoint
CREATE TABLE "order_events" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"order_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"kind" text NOT NULL,
	"detail" json NOT NULL
);
--> statement-breakpoint
CREATE TABLE "order_settings" (
	"account_id" text PRIMARY KEY NOT NULL,
	"accept_within_minutes" integer,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "order_validations" (
	"id" text PRIMARY KEY NOT NULL,
	"validated_at" timestamp (3) with time zone NOT NULL,
	"instance_id" text NOT NULL,
	"account_id" text NOT NULL,
	"configuration_id" text NOT NULL,
	"request_id" text,
	"wix_order_id" text,
	"order_open" json NOT NULL,
	"order_sealed" text,
	"contact_keys" text[] NOT NULL,
	"personal_erased_at" timestamp (3) with time zone,
	"fingerprint" text NOT NULL,
	"paid_by_pos_gateway" boolean NOT NULL,
	"outcome" text NOT NULL,
	"pos_order_status" text,
	"codes" text[] NOT NULL,
	"findings" json NOT NULL,
	"pos_opinion" json NOT NULL,
	"pos_location_id" text,
	"publication_id" text,
	"duration_ms" real NOT NULL,
	"pos_duration_ms" real
);
--> statement-breakpoint
CREATE TABLE "orders" (
	"id" text PRIMARY KEY NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"instance_id" text NOT NULL,
	"account_id" text NOT NULL,
	"configuration_id" text NOT NULL,
	"request_id" text,
	"wix_order_id" text NOT NULL,
	"validation_id" text,
	"provider" text NOT NULL,
	"location_id" text NOT NULL,
	"pos_location_id" text NOT NULL,
	"publication_id" text,
	"order_open" json NOT NULL,
	"order_sealed" text,
	"contact_keys" text[] NOT NULL,
	"personal_erased_at" timestamp (3) with time zone,
	"fingerprint" text NOT NULL,
	"paid_by_pos_gateway" boolean NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"attempts" integer NOT NULL,
	"round" integer NOT NULL,
	"uncertain" boolean NOT NULL,
	"lease_token" text,
	"lease_until" timestamp (3) with time zone,
	"submitted_at" timestamp (3) with time zone,
	"sendable_until" timestamp (3) with time zone,
	"absent_at" timestamp (3) with time zone,
	"asks" integer NOT NULL,
	"next_step_at" timestamp (3) with time zone,
	"submit_by" timestamp (3) with time zone NOT NULL,
	"last_fault" text,
	"finished_at" timestamp (3) with time zone,
	"answered_status" text,
	"refusals" json,
	"pos_order_id" text,
	"pos_order_status" text,
	"pos_stage" text,
	"pos_updated_at" timestamp (3) with time zone,
	"poll_at" timestamp (3) with time zone,
	"wix_status" text,
	"wix_seen_at" timestamp (3) with time zone,
	"accept_by" timestamp (3) with time zone,
	"attention" text,
	"attention_since" timestamp (3) with time zone,
	"attention_due" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "order_events" ADD CONSTRAINT "order_events_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_settings" ADD CONSTRAINT "order_settings_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_configuration_id_configurations_id_fk" FOREIGN KEY ("configuration_id") REFERENCES "public"."configurations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_location_id_pos_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."pos_locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "order_events_of_order" ON "order_events" USING btree ("order_id","id");--> statement-breakpoint
CREATE INDEX "order_validations_of_account" ON "order_validations" USING btree ("account_id","id");--> statement-breakpoint
CREATE INDEX "order_validations_of_wix_order" ON "order_validations" USING btree ("wix_order_id") WHERE "order_validations"."wix_order_id" is not null;--> statement-breakpoint
CREATE INDEX "order_validations_of_fingerprint" ON "order_validations" USING btree ("configuration_id","fingerprint") WHERE "order_validations"."wix_order_id" is null;--> statement-breakpoint
CREATE INDEX "order_validations_not_valid" ON "order_validations" USING btree ("outcome","id") WHERE "order_validations"."outcome" <> 'valid';--> statement-breakpoint
CREATE INDEX "order_validations_of_contact" ON "order_validations" USING gin ("contact_keys");--> statement-breakpoint
CREATE UNIQUE INDEX "orders_of_configuration" ON "orders" USING btree ("configuration_id","wix_order_id");--> statement-breakpoint
CREATE INDEX "orders_of_wix_order" ON "orders" USING btree ("wix_order_id");--> statement-breakpoint
CREATE INDEX "orders_of_pos_order" ON "orders" USING btree ("pos_order_id") WHERE "orders"."pos_order_id" is not null;--> statement-breakpoint
CREATE INDEX "orders_of_account" ON "orders" USING btree ("account_id","id");--> statement-breakpoint
CREATE INDEX "orders_by_state" ON "orders" USING btree ("state","id");--> statement-breakpoint
CREATE INDEX "orders_unfinished" ON "orders" USING btree ("next_step_at") WHERE "orders"."state" in ('received', 'submitting', 'unknown');--> statement-breakpoint
CREATE INDEX "orders_to_poll" ON "orders" USING btree ("poll_at") WHERE "orders"."poll_at" is not null;--> statement-breakpoint
CREATE INDEX "orders_to_accept" ON "orders" USING btree ("accept_by") WHERE "orders"."accept_by" is not null;--> statement-breakpoint
CREATE INDEX "orders_for_attention" ON "orders" USING btree ("attention_due","id") WHERE "orders"."attention" is not null;--> statement-breakpoint
CREATE INDEX "orders_of_validation" ON "orders" USING btree ("validation_id") WHERE "orders"."validation_id" is not null;--> statement-breakpoint
CREATE INDEX "orders_of_contact" ON "orders" USING gin ("contact_keys");