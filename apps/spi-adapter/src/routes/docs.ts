import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import { spiErrorBodySchema } from '@pos-bridge/wix';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { allOperations } from '../operations/all-operations.ts';

const jsonSchema = (schema: z.ZodType) => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
  });
  return rest;
};

/** The SPI as OpenAPI, from the schemas that parse it. */
function openApi(publicUrl: string) {
  const errorContent = { 'application/json': { schema: jsonSchema(spiErrorBodySchema) } };
  return {
    openapi: '3.1.0',
    info: {
      title: 'Wix POS Bridge: SPI',
      version: '1',
      description:
        'What Wix calls. Every body is a compact JWT that Wix signed; `x-message` shows what its claim `data.request` holds.',
    },
    servers: [{ url: `${publicUrl}/wix-spi` }],
    paths: Object.fromEntries(
      allOperations.map((operation) => [
        `/${operation.name}`,
        {
          post: {
            operationId: operation.name,
            summary: operation.title,
            requestBody: {
              required: true,
              content: { 'text/plain': { schema: { type: 'string', format: 'jwt' } } },
            },
            'x-message': jsonSchema(operation.request),
            responses: {
              200: {
                description: 'The answer',
                content: { 'application/json': { schema: jsonSchema(operation.response) } },
              },
              default: { description: 'An error', content: errorContent },
            },
          },
        },
      ]),
    ),
  };
}

export async function registerDocs(app: FastifyInstance, publicUrl: string): Promise<void> {
  await app.register(swagger, {
    mode: 'static',
    specification: { document: JSON.parse(JSON.stringify(openApi(publicUrl))) },
  });
  await app.register(swaggerUi, { routePrefix: '/docs', staticCSP: true });
}
