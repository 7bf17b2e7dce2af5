CREATE TABLE "catalog_sync_answers" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"run_id" text NOT NULL,
	"attempt" integer NOT NULL,
	"step" text,
	"side" text NOT NULL,
	"operation" text,
	"method" text,
	"path" text NOT NULL,
	"status" integer,
	"request_id" text,
	"problem" text,
	"body" text,
	"body_length" integer,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "catalog_sync_answers" ADD CONSTRAINT "catalog_sync_answers_run_id_catalog_sync_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."catalog_sync_runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "catalog_sync_answers_of_run" ON "catalog_sync_answers" USING btree ("run_id","id");