// The job of `campaign render --data people.jsonl`, done with handlebars.js: a message a line, as JSON Lines.
// `node lines.js data COUNT` writes data, `node lines.js render TEMPLATE DATA` renders it; both to standard output.
const fs = require("node:fs");
const { data } = require("./material.js");

const [, , task, first, second] = process.argv;
let block = [];
const write = (line) => {
  block.push(line);
  if (block.length === 1000) flush();
};
const flush = () => {
  if (block.length > 0) fs.writeSync(1, `${block.join("\n")}\n`);
  block = [];
};

if (task === "data") {
  for (let k = 0; k < Number(first); k += 1) write(JSON.stringify(data(k)));
} else {
  const Handlebars = require("handlebars");
  Handlebars.registerHelper("upperCase", (text) => String(text ?? "").toUpperCase());
  const render = Handlebars.compile(fs.readFileSync(first, "utf8"));
  for (const line of fs.readFileSync(second, "utf8").split("\n")) {
    if (line !== "") write(JSON.stringify({ output: render(JSON.parse(line)) }));
  }
}
flush();
