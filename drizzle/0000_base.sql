CREATE TABLE "accounts" (
	"id" text PRIMARY KEY NOT NULL,
	"instance_id" text NOT NULL,
	"provider" text NOT NULL,
	"state" text NOT NULL,
	"pos_merchant_id" text,
	"merchant_name" text,
	"pos_authorization" text NOT NULL,
	"pos_credentials" text,
	"pos_credentials_expire_at" timestamp (3) with time zone,
	"pos_authorized_at" timestamp (3) with time zone,
	"pos_revoked_at" timestamp (3) with time zone,
	"ordering_paused_until" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"state_changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pos_locations" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"pos_location_id" text NOT NULL,
	"name" text NOT NULL,
	"details" jsonb NOT NULL,
	"fetched_at" timestamp (3) with time zone NOT NULL,
	"gone_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "configurations" (
	"id" text PRIMARY KEY NOT NULL,
	"instance_id" text NOT NULL,
	"account_id" text,
	"location_name" text,
	"wix_location_id" text,
	"catalog_id" text,
	"archived" boolean NOT NULL,
	"enabled" boolean NOT NULL,
	"integration_settings_url" text,
	"location_id" text,
	"mapped_at" timestamp (3) with time zone,
	"ordering_paused_until" timestamp (3) with time zone,
	"fetched_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "instances" (
	"id" text PRIMARY KEY NOT NULL,
	"state" text NOT NULL,
	"name" text,
	"meta_site_id" text,
	"refresh_token" text,
	"first_seen_at" timestamp (3) with time zone NOT NULL,
	"installed_at" timestamp (3) with time zone,
	"removed_at" timestamp (3) with time zone,
	"set_up_reported_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "spi_calls" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"called_at" timestamp (3) with time zone NOT NULL,
	"operation" text NOT NULL,
	"request_id" text,
	"instance_id" text,
	"account_id" text,
	"configuration_id" text,
	"http_status" integer NOT NULL,
	"outcome" text NOT NULL,
	"duration_ms" real NOT NULL,
	"request" jsonb,
	"response" jsonb
);
--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_instance_id_instances_id_fk" FOREIGN KEY ("instance_id") REFERENCES "public"."instances"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pos_locations" ADD CONSTRAINT "pos_locations_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "configurations" ADD CONSTRAINT "configurations_instance_id_instances_id_fk" FOREIGN KEY ("instance_id") REFERENCES "public"."instances"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "configurations" ADD CONSTRAINT "configurations_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "configurations" ADD CONSTRAINT "configurations_location_id_pos_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."pos_locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "accounts_of_instance" ON "accounts" USING btree ("instance_id");--> statement-breakpoint
CREATE INDEX "accounts_of_merchant" ON "accounts" USING btree ("provider","pos_merchant_id");--> statement-breakpoint
CREATE INDEX "accounts_newest" ON "accounts" USING btree ("created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "pos_locations_of_account" ON "pos_locations" USING btree ("account_id","pos_location_id");--> statement-breakpoint
CREATE INDEX "pos_locations_gone" ON "pos_locations" USING btree ("gone_at") WHERE "pos_locations"."gone_at" is not null;--> statement-breakpoint
CREATE INDEX "configurations_of_instance" ON "configurations" USING btree ("instance_id");--> statement-breakpoint
CREATE INDEX "configurations_of_account" ON "configurations" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "configurations_of_location" ON "configurations" USING btree ("location_id");--> statement-breakpoint
CREATE INDEX "instances_newest" ON "instances" USING btree ("first_seen_at","id");--> statement-breakpoint
CREATE INDEX "spi_calls_of_request" ON "spi_calls" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "spi_calls_of_account" ON "spi_calls" USING btree ("account_id","id");--> statement-breakpoint
CREATE INDEX "spi_calls_by_outcome" ON "spi_calls" USING btree ("outcome","id");--> statement-breakpoint
CREATE INDEX "spi_calls_by_time" ON "spi_calls" USING btree ("called_at");