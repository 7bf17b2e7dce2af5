import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import { spiErrorBodySchema } from '@pos-bridge/wix';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { allOperations } from '../operations/all-operations.ts';

type Schemas = Record<string, unknown>;

/**
 * A schema as OpenAPI has it. What refers to itself goes to the document's own parts (`shared`), under the
 * message's name: a reference leads from the document's root and not from the schema's.
 */
function jsonSchema(name: string, schema: z.ZodType, shared: Schemas): unknown {
  const {
    $schema: _dialect,
    $defs = {},
    ...rest
  } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  const moved = (part: unknown): unknown =>
    JSON.parse(JSON.stringify(part).replaceAll('"#/$defs/', `"#/components/schemas/${name}-part`));
  for (const [part, definition] of Object.entries($defs)) {
    shared[`${name}-part${part}`] = moved(definition);
  }
  return moved(rest);
}

/** The SPI as OpenAPI, from the schemas that parse it. */
function openApi(publicUrl: string) {
  const schemas: Schemas = {};
  const errors = {
    description: 'An error',
    content: { 'application/json': { schema: jsonSchema('error', spiErrorBodySchema, schemas) } },
  };
  const paths = allOperations.map((operation) => {
    const { name } = operation;
    const request = jsonSchema(`${name}-request`, operation.request, schemas);
    const answers = {
      200: {
        description: 'The answer',
        content: {
          'application/json': {
            schema: jsonSchema(`${name}-response`, operation.response, schemas),
          },
        },
      },
      default: errors,
    };
    const post = {
      operationId: name,
      summary: operation.title,
      requestBody: {
        required: true,
        description: `${inToken} This is the message, as it is once the token is verified.`,
        content: { 'application/jwt': { schema: request } },
      },
      responses: answers,
    };
    const get = {
      operationId: `${name}-by-get`,
      summary: `${operation.title}, by GET`,
      parameters: [
        {
          name: 'authorization',
          in: 'header',
          required: true,
          description: 'The signed token itself.',
          schema: { type: 'string' },
        },
      ],
      responses: answers,
    };
    return [`/${name}`, operation.acceptsGet ? { post, get } : { post }] as const;
  });
  return {
    openapi: '3.1.0',
    info: {
      title: 'Wix POS Bridge: SPI',
      version: '1',
      description: `What Wix calls. ${inToken} Requests and answers are shown as the messages that they carry.`,
    },
    servers: [{ url: `${publicUrl}/wix-spi` }],
    paths: Object.fromEntries(paths),
    components: { schemas },
  };
}

const inToken =
  'Wix sends each body as a compact JWT that it has signed (RS256); the claim `data.request` holds the message.';

export async function registerDocs(app: FastifyInstance, publicUrl: string): Promise<void> {
  await app.register(swagger, {
    mode: 'static',
    specification: { document: JSON.parse(JSON.stringify(openApi(publicUrl))) },
  });
  await app.register(swaggerUi, { routePrefix: '/docs', staticCSP: true });
}
