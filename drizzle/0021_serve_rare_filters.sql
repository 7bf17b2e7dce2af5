ALTER TABLE "inventory_messages" ADD COLUMN "to_nobody" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "deliveries_of_configuration" ON "deliveries" USING btree ("configuration_id","position");--> statement-breakpoint
CREATE INDEX "inventory_messages_to_nobody" ON "inventory_messages" USING btree ("sequence") WHERE "inventory_messages"."to_nobody";--> statement-breakpoint
CREATE INDEX "order_validations_of_code" ON "order_validations" USING gin ("codes") WHERE "order_validations"."codes" <> '{}';--> statement-breakpoint
CREATE INDEX "spi_calls_of_rare_operation" ON "spi_calls" USING btree ("operation","id") WHERE "spi_calls"."operation" not in ('get-configuration-status', 'get-catalog-sync-status', 'validate-order', 'create-order');