DROP INDEX "spi_calls_by_outcome";--> statement-breakpoint
DROP INDEX "spi_calls_by_time";--> statement-breakpoint
CREATE INDEX "spi_calls_failed" ON "spi_calls" USING btree ("outcome","id") WHERE "spi_calls"."outcome" <> 'OK';--> statement-breakpoint
CREATE INDEX "spi_calls_by_time" ON "spi_calls" USING brin ("called_at");