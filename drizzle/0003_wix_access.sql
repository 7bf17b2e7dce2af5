CREATE TABLE "leases" (
	"name" text PRIMARY KEY NOT NULL,
	"holder" text NOT NULL,
	"until" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "wix_access_tokens" (
	"instance_id" text PRIMARY KEY NOT NULL,
	"access_token" text NOT NULL,
	"obtained_at" timestamp (3) with time zone NOT NULL,
	"renew_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "wix_budgets" (
	"instance_id" text PRIMARY KEY NOT NULL,
	"called_at" timestamp(3) with time zone[] NOT NULL,
	"held_until" timestamp (3) with time zone,
	"ask_again_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "wix_access_tokens" ADD CONSTRAINT "wix_access_tokens_instance_id_instances_id_fk" FOREIGN KEY ("instance_id") REFERENCES "public"."instances"("id") ON DELETE no action ON UPDATE no action;