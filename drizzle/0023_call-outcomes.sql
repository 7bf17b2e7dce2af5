CREATE TABLE "call_outcomes" (
	"side" text NOT NULL,
	"subject" text NOT NULL,
	"minute" timestamp (3) with time zone NOT NULL,
	"provider" text NOT NULL,
	"succeeded" integer NOT NULL,
	"failed" integer NOT NULL,
	"last_success_at" timestamp (3) with time zone,
	"last_failure_at" timestamp (3) with time zone,
	"last_fault" text,
	CONSTRAINT "call_outcomes_side_subject_minute_pk" PRIMARY KEY("side","subject","minute")
);
--> statement-breakpoint
CREATE TABLE "process_beats" (
	"id" text PRIMARY KEY NOT NULL,
	"app" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"beat_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "call_outcomes_of_minute" ON "call_outcomes" USING btree ("minute");