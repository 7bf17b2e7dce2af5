DROP INDEX "catalog_publications_of_configuration";--> statement-breakpoint
DROP INDEX "catalog_sync_runs_of_configuration";--> statement-breakpoint
DROP INDEX "catalog_sync_runs_newest";--> statement-breakpoint
CREATE INDEX "catalog_sync_runs_failed" ON "catalog_sync_runs" USING btree ("requested_at","id") WHERE "catalog_sync_runs"."state" = 'FAILED';--> statement-breakpoint
CREATE INDEX "catalog_publications_of_configuration" ON "catalog_publications" USING btree ("configuration_id","published_at");--> statement-breakpoint
CREATE INDEX "catalog_sync_runs_of_configuration" ON "catalog_sync_runs" USING btree ("configuration_id","requested_at");--> statement-breakpoint
CREATE INDEX "catalog_sync_runs_newest" ON "catalog_sync_runs" USING btree ("requested_at","id");