import { config } from "zod/v4";

// Zod would try out whether it may make functions from text. It may not here, and the browser reports the try.
config({ jitless: true });

export { z } from "zod/v4";
