CREATE TABLE "site_order_looks" (
	"instance_id" text PRIMARY KEY NOT NULL,
	"looked_at" timestamp (3) with time zone NOT NULL,
	"seen_up_to" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "site_order_looks" ADD CONSTRAINT "site_order_looks_instance_id_instances_id_fk" FOREIGN KEY ("instance_id") REFERENCES "public"."instances"("id") ON DELETE no action ON UPDATE no action;