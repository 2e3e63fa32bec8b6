import { afterAll, afterEach } from "vitest";

// What reaches console.error is a fault nobody looked at, so it fails the test that
// caused it. (An unhandled rejection already fails the run.) A test that expects an
// error on the console replaces console.error itself and asserts what it received.
const heard: string[] = [];

console.error = (...words: unknown[]) => {
  heard.push(words.map(String).join(" "));
};

function failOnConsoleError(): void {
  const said = heard.splice(0);
  if (said.length > 0)
    throw new Error(`console.error was called:\n${said.join("\n")}`);
}

afterEach(failOnConsoleError);
afterAll(failOnConsoleError);
