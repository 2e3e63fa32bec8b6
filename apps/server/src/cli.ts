import { rememberCompiledCode } from "./compiled-code.ts";

rememberCompiledCode();
const { keptProgram } = await import("./cli/program.ts");
await keptProgram().parseAsync(process.argv);
