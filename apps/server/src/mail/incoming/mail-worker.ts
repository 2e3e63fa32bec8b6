import { parentPort } from "node:worker_threads";
import { parseMail } from "./parse-mail.ts";

// Runs apart from the server, so that a mail made to hang or to fill the memory takes only itself down.
parentPort?.on("message", (bytes: Uint8Array) => {
  void parseMail(bytes).then((reading) => parentPort?.postMessage(reading));
});
parentPort?.postMessage("ready");
