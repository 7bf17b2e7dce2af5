CREATE TABLE "orders_not_taken" (
	"instance_id" text NOT NULL,
	"wix_order_id" text NOT NULL,
	"account_id" text NOT NULL,
	"configuration_id" text NOT NULL,
	"code" text,
	"seen_at" timestamp (3) with time zone NOT NULL,
	"wix_status" text,
	"wix_seen_at" timestamp (3) with time zone,
	"raised_at" timestamp (3) with time zone,
	"settled_at" timestamp (3) with time zone,
	CONSTRAINT "orders_not_taken_instance_id_wix_order_id_pk" PRIMARY KEY("instance_id","wix_order_id")
);
--> statement-breakpoint
ALTER TABLE "orders_not_taken" ADD CONSTRAINT "orders_not_taken_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders_not_taken" ADD CONSTRAINT "orders_not_taken_configuration_id_configurations_id_fk" FOREIGN KEY ("configuration_id") REFERENCES "public"."configurations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "orders_not_taken_raised" ON "orders_not_taken" USING btree ("raised_at") WHERE "orders_not_taken"."raised_at" is not null and "orders_not_taken"."settled_at" is null;