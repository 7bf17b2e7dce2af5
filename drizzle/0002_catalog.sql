CREATE TABLE "catalog_draft_identifiers" (
	"configuration_id" text NOT NULL,
	"wix_id" text NOT NULL,
	"kind" text NOT NULL,
	"pos_id" text NOT NULL,
	"menu_pos_id" text,
	CONSTRAINT "catalog_draft_identifiers_configuration_id_wix_id_pk" PRIMARY KEY("configuration_id","wix_id")
);
--> statement-breakpoint
CREATE TABLE "catalog_drafts" (
	"configuration_id" text PRIMARY KEY NOT NULL,
	"catalog_id" text NOT NULL,
	"run_id" text NOT NULL,
	"state" text NOT NULL,
	"draft_id" text,
	"published_date_before" text,
	"menu_fetched_at" timestamp (3) with time zone NOT NULL,
	"version_id" text NOT NULL,
	"masters" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "catalog_identifiers" (
	"configuration_id" text NOT NULL,
	"wix_id" text NOT NULL,
	"kind" text NOT NULL,
	"pos_id" text NOT NULL,
	"menu_pos_id" text,
	"live_since" timestamp (3) with time zone NOT NULL,
	"live_until" timestamp (3) with time zone,
	CONSTRAINT "catalog_identifiers_configuration_id_wix_id_pk" PRIMARY KEY("configuration_id","wix_id")
);
--> statement-breakpoint
CREATE TABLE "catalog_publications" (
	"id" text PRIMARY KEY NOT NULL,
	"configuration_id" text NOT NULL,
	"version_id" text NOT NULL,
	"run_id" text NOT NULL,
	"masters" jsonb NOT NULL,
	"projection_revision" integer NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL,
	"replaced_at" timestamp (3) with time zone,
	"verified_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "catalog_settings" (
	"account_id" text PRIMARY KEY NOT NULL,
	"masters" jsonb NOT NULL,
	"sync_every_minutes" integer,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "catalog_sync_runs" (
	"id" text PRIMARY KEY NOT NULL,
	"configuration_id" text NOT NULL,
	"state" text NOT NULL,
	"mode" text NOT NULL,
	"requests" jsonb NOT NULL,
	"requested_at" timestamp (3) with time zone NOT NULL,
	"started_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"attempt" integer NOT NULL,
	"not_before" timestamp (3) with time zone,
	"lease_holder" text,
	"lease_until" timestamp (3) with time zone,
	"step" text,
	"step_done" integer NOT NULL,
	"step_total" integer NOT NULL,
	"calls_done" integer NOT NULL,
	"calls_planned" integer NOT NULL,
	"is_first" boolean,
	"version_id" text,
	"publication_id" text,
	"findings" jsonb,
	"diff_counts" jsonb,
	"archived_menus" jsonb,
	"failure_code" text,
	"failure_reason" text,
	"failure_params" jsonb,
	"last_fault" text
);
--> statement-breakpoint
CREATE TABLE "catalog_sync_states" (
	"configuration_id" text PRIMARY KEY NOT NULL,
	"status" text NOT NULL,
	"started_at" timestamp (3) with time zone,
	"last_sync_at" timestamp (3) with time zone,
	"last_success_at" timestamp (3) with time zone,
	"failure_code" text,
	"failure_reason" text,
	"failure_params" jsonb,
	"publication_id" text,
	"last_requested_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "catalog_versions" (
	"id" text PRIMARY KEY NOT NULL,
	"catalog" jsonb NOT NULL,
	"first_seen_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "catalog_drafts" ADD CONSTRAINT "catalog_drafts_configuration_id_configurations_id_fk" FOREIGN KEY ("configuration_id") REFERENCES "public"."configurations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalog_identifiers" ADD CONSTRAINT "catalog_identifiers_configuration_id_configurations_id_fk" FOREIGN KEY ("configuration_id") REFERENCES "public"."configurations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalog_publications" ADD CONSTRAINT "catalog_publications_configuration_id_configurations_id_fk" FOREIGN KEY ("configuration_id") REFERENCES "public"."configurations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalog_publications" ADD CONSTRAINT "catalog_publications_version_id_catalog_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."catalog_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalog_settings" ADD CONSTRAINT "catalog_settings_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalog_sync_runs" ADD CONSTRAINT "catalog_sync_runs_configuration_id_configurations_id_fk" FOREIGN KEY ("configuration_id") REFERENCES "public"."configurations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalog_sync_states" ADD CONSTRAINT "catalog_sync_states_configuration_id_configurations_id_fk" FOREIGN KEY ("configuration_id") REFERENCES "public"."configurations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "catalog_publications_of_configuration" ON "catalog_publications" USING btree ("configuration_id","published_at" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "catalog_sync_runs_one_queued" ON "catalog_sync_runs" USING btree ("configuration_id") WHERE "catalog_sync_runs"."state" = 'QUEUED';--> statement-breakpoint
CREATE UNIQUE INDEX "catalog_sync_runs_one_running" ON "catalog_sync_runs" USING btree ("configuration_id") WHERE "catalog_sync_runs"."state" = 'RUNNING';--> statement-breakpoint
CREATE INDEX "catalog_sync_runs_of_configuration" ON "catalog_sync_runs" USING btree ("configuration_id","requested_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "catalog_sync_runs_newest" ON "catalog_sync_runs" USING btree ("requested_at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "catalog_sync_runs_unfinished" ON "catalog_sync_runs" USING btree ("state","requested_at") WHERE "catalog_sync_runs"."state" in ('QUEUED', 'RUNNING');