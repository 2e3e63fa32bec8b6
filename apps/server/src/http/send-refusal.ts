import type { Response } from "express";
import { refusals, sentenceOf, type Refusal } from "@kept/domain/refusal";

/** A refusal to a caller who speaks plain HTTP: the code for machines, the sentences for people. */
export function sendRefusal(response: Response, refusal: Refusal): void {
  response.status(refusals[refusal.code].status).json({
    refusal,
    sentence: { en: sentenceOf(refusal, "en"), zh: sentenceOf(refusal, "zh") },
  });
}

/** A bug: the caller learns the id under which it stands in the log, and nothing else. */
export function sendIncident(response: Response, incident: string): void {
  response.status(500).json({ incident });
}
