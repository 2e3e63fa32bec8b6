import { keptProgram } from "./cli/program.ts";

await keptProgram().parseAsync(process.argv);
