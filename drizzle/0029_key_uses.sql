CREATE TABLE "key_uses" (
	"key_id" text PRIMARY KEY NOT NULL,
	"sealed" bigint NOT NULL
);
