// Answers templates as handlebars.js does: {"template", "data"} a line in, {"output"} or {"error"} a line out.
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const Handlebars = createRequire(new URL("../../ui/package.json", import.meta.url))("handlebars");

const lines = createInterface({ input: process.stdin, crlfDelay: Infinity });
for await (const line of lines) {
  const { template, data } = JSON.parse(line);
  let answer;
  try {
    answer = { output: Handlebars.compile(template)(data) };
  } catch (error) {
    answer = { error: String(error) };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
