import { z } from "zod";
import {
  refusals,
  type RefusalCode,
  type RefusalStatus,
} from "@kept/domain/refusal";
import type { Operation } from "../api/operation.ts";

const problem = z.strictObject({
  code: z.string(),
  message: z.string(),
  messageZh: z.string(),
});

/** What every refusal of the documented API looks like. */
const errorAnswer = z.strictObject({
  error: z.strictObject({
    code: z.string().describe("For programs; it does not change."),
    message: z
      .string()
      .describe("What happened, whether anything was saved, what to do."),
    messageZh: z.string().describe("The same in Chinese."),
    fields: z
      .record(z.string(), z.array(problem))
      .describe("Path of a field to what is wrong with it; empty otherwise."),
  }),
});

/** The refusals that a caller may meet, with what they mean to a program. */
export const apiRefusals: readonly RefusalCode[] = [
  "invalidInput",
  "unreadableBody",
  "receivedInFuture",
  "partnerAfterCompany",
  "unknownResidence",
  "idempotencyKeyMissing",
  "mailEmpty",
  "tokenUnknown",
  "tokenScopeMissing",
  "notFound",
  "wrongMethod",
  "tooLarge",
  "mailTooLarge",
  "unsupportedType",
  "idempotencyReuse",
  "mailNotMail",
  "mailTooComplex",
  "tooManyTries",
  "unknownOutcome",
  "diskFull",
  "closingDown",
];

const statusWords: Record<RefusalStatus, string> = {
  400: "Something sent needs another look",
  401: "The token opens nothing",
  403: "The token does not include this",
  404: "There is nothing at this address",
  405: "Only POST is answered",
  409: "Something changed meanwhile",
  412: "A fresh proof of who is calling is missing",
  413: "Too large",
  415: "Another kind of content is expected",
  422: "It cannot be done as sent",
  429: "Too many calls; see Retry-After",
  503: "Not now; try again",
  507: "No room on the disk; try again when there is",
};

function jsonSchema(schema: z.ZodType): object {
  const { $schema: _dialect, ...plain } = z.toJSONSchema(schema, {
    io: "input",
  });
  return plain;
}

function refusalAnswers(): Record<string, object> {
  const byStatus = Map.groupBy(apiRefusals, (code) => refusals[code].status);
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      String(status),
      {
        description: `${statusWords[status]}: ${codes.join(", ")}.`,
        content: {
          "application/json": {
            schema: { $ref: "#/components/schemas/Error" },
          },
        },
      },
    ]),
  );
}

function pathItem(operation: Operation): object {
  const answers = operation.answers.map(({ status, means, schema }) => [
    String(status),
    {
      description: means.en,
      content: { "application/json": { schema: jsonSchema(schema) } },
    },
  ]);
  return {
    post: {
      operationId: operation.operationId,
      summary: operation.title.en,
      description: operation.description.en,
      security: [{ token: [] }],
      "x-scope": operation.scope,
      parameters: [
        {
          name: "Idempotency-Key",
          in: "header",
          required: operation.needsKey,
          description:
            "One per act: the same key with the same body is answered again and not done again; with another body it is refused (422). Remembered for 24 hours.",
          schema: { type: "string", pattern: "^[A-Za-z0-9_-]{16,128}$" },
        },
      ],
      requestBody: {
        required: true,
        description: `At most ${operation.limit.words}.`,
        content: {
          [operation.takes]:
            operation.takes === "application/json"
              ? { schema: jsonSchema(operation.schema) }
              : {},
        },
      },
      responses: {
        ...(Object.fromEntries(answers) as Record<string, object>),
        ...refusalAnswers(),
      },
    },
  };
}

/** The documented API as OpenAPI 3.1, made from the very schemas that check the calls. */
export function openApiDocument(operations: readonly Operation[]): object {
  return {
    openapi: "3.1.1",
    info: {
      title: "Kept intake API",
      version: "1",
      description:
        "For the company's contact page and its mail gateway. Every call carries a token with the scope it needs; tokens are made under Settings, end by themselves and can be revoked.",
    },
    servers: [{ url: "/" }],
    paths: Object.fromEntries(
      operations.map((operation) => [operation.path, pathItem(operation)]),
    ) as Record<string, object>,
    components: {
      securitySchemes: {
        token: {
          type: "http",
          scheme: "bearer",
          description: "kept_ and 43 letters, digits, dashes and underscores.",
        },
      },
      schemas: { Error: jsonSchema(errorAnswer) },
    },
  };
}
