CREATE TABLE "staff_sign_in_attempts" (
	"mailbox" text NOT NULL,
	"origin" text NOT NULL,
	"count" integer NOT NULL,
	"last_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "staff_sign_in_attempts_mailbox_origin_pk" PRIMARY KEY("mailbox","origin")
);
--> statement-breakpoint
CREATE INDEX "staff_sign_in_attempts_by_time" ON "staff_sign_in_attempts" USING btree ("last_at");